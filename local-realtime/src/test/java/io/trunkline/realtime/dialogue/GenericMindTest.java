package io.trunkline.realtime.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.realtime.mind.Act;
import io.trunkline.realtime.mind.Mind;
import io.trunkline.realtime.mind.Reply;
import io.trunkline.realtime.mind.SessionView;
import io.trunkline.realtime.mind.Stimulus;
import io.trunkline.realtime.mind.ToolView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A model that no dialogue was written for makes do with the session's instructions and tools. */
class GenericMindTest {

    private static final String INSTRUCTIONS = """
            You are the assistant of a bicycle shop. Be brief.
            We open at nine in the morning and close at six. The shop is on Market Street next to the station.
            """;
    private static final ToolView WEATHER = new ToolView("get_weather", "Get the current weather in a city.",
            "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}},\"required\":[\"city\"]}");

    private Mind mind;
    private SessionView session;

    @BeforeEach
    void open() {
        session = new SessionView("sess_1", "gpt-realtime", INSTRUCTIONS, List.of(WEATHER), "en");
        mind = new DialogueMinds(Map.of(), Minds.EMBEDDER).open("gpt-realtime", session);
        mind.respond(new Stimulus.Prompted(), session);
    }

    private Reply say(String words) {
        return mind.respond(new Stimulus.CallerTyped(words), session);
    }

    private static String said(Reply reply) {
        return reply.acts().stream().filter(Act.Say.class::isInstance).map(a -> ((Act.Say) a).sentence()).collect(Collectors.joining(" "));
    }

    @Test
    void a_statement_of_the_instructions_answers_a_question() {
        assertThat(said(say("When do you open in the morning?"))).contains("We open at nine");
        assertThat(said(say("Where is your shop, on which street?"))).contains("Market Street");
    }

    @Test
    void a_tool_is_called_with_what_was_asked_for_and_its_output_is_told() {
        // Given
        assertThat(said(say("What's the weather like in the city?"))).contains("What is the city?");

        // When
        Reply called = say("Paris");
        Reply told = mind.respond(new Stimulus.ToolReturned("call_1", "get_weather", "{\"temperature\": 21, \"sky\": \"clear\"}"), session);

        // Then
        assertThat(called.acts()).contains(new Act.CallTool("get_weather", "{\"city\":\"Paris\"}"));
        assertThat(said(told)).contains("temperature 21").contains("sky clear");
    }

    @Test
    void what_it_cannot_do_is_said() {
        say("purple monkey dishwasher");
        say("seven elephants");

        assertThat(said(say("flying carpets"))).contains("can't help with that");
    }
}
