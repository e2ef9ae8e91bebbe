package io.trunkline.realtime.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.trunkline.realtime.fault.Faults;
import io.trunkline.realtime.mind.Stimulus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the mind hears of, and when. */
class TurnsTest {

    private final Desk desk = new Desk();

    @BeforeEach
    void phone() {
        desk.open();
        desk.bytesPerMs = 8;
        update("\"audio\":{\"input\":{\"format\":{\"type\":\"audio/pcmu\"},\"transcription\":{}},"
                + "\"output\":{\"format\":{\"type\":\"audio/pcmu\"}}}");
    }

    @AfterEach
    void hangUp() {
        desk.close();
    }

    @Test
    void words_are_looked_for_in_the_pause_and_not_again_at_its_end() {
        desk.say("hello", 600, 900);

        assertThat(desk.speech.recognitions).isEqualTo(1);
        assertThat(desk.mind().stimuli).containsExactly(new Stimulus.CallerSpoke("hello", "hello", false));
    }

    @Test
    void what_was_said_in_another_session_is_remembered_and_only_the_rest_is_answered() {
        // When
        item("user", "input_text", "my order");
        item("assistant", "output_text", "Which one?");
        item("user", "input_text", "the last one");
        desk.send("{\"type\":\"response.create\"}");

        // Then
        assertThat(desk.mind().remembered).containsExactly("[my order] Which one?");
        assertThat(desk.mind().stimuli).containsExactly(new Stimulus.CallerTyped("the last one"));
    }

    private void item(String role, String type, String text) {
        desk.send("{\"type\":\"conversation.item.create\",\"item\":{\"type\":\"message\",\"role\":\"" + role + "\",\"content\":[{\"type\":\"" + type
                + "\",\"text\":\"" + text + "\"}]}}");
    }

    @Test
    void a_caller_who_goes_on_is_heard_whole() {
        desk.say("my order", 600, 300);
        desk.say("my order is late", 600, 900);

        assertThat(desk.mind().stimuli).containsExactly(new Stimulus.CallerSpoke("my order is late", "my order is late", false));
    }

    @Test
    void pieces_cut_short_by_each_other_are_one_thing_said() {
        desk.speech.hold();
        desk.say("x", 600, 700);
        desk.say("x", 600, 700);
        desk.speech.words = "one piece";
        desk.speech.release();

        assertThat(desk.mind().stimuli).containsExactly(new Stimulus.CallerSpoke("one piece one piece", "one piece one piece", true));
    }

    @Test
    void speaking_while_the_answer_still_plays_is_an_interruption() {
        desk.say("hello", 600, 900);
        desk.say("wait", 400, 900);

        assertThat(desk.mind().stimuli.getLast()).isEqualTo(new Stimulus.CallerSpoke("wait", "wait", true));
    }

    @Test
    void without_interrupt_response_the_answer_goes_on_and_the_next_follows() {
        update("\"audio\":{\"input\":{\"turn_detection\":{\"type\":\"server_vad\",\"interrupt_response\":false}}}");
        desk.speech.hold();
        desk.say("first", 600, 900);
        desk.say("second", 600, 900);
        desk.speech.release();

        List<String> ends = desk.received.stream().filter(e -> e.path("type").asText().equals("response.done"))
                .map(e -> e.at("/response/status").asText()).toList();
        assertThat(ends).containsExactly("completed", "completed");
    }

    @Test
    void without_create_response_the_client_asks_for_the_answer() {
        update("\"audio\":{\"input\":{\"turn_detection\":{\"type\":\"server_vad\",\"create_response\":false}}}");
        desk.say("hello", 600, 900);
        assertThat(types()).contains("conversation.item.done").doesNotContain("response.created");

        desk.send("{\"type\":\"response.create\"}");

        assertThat(desk.mind().stimuli).containsExactly(new Stimulus.CallerSpoke("hello", "hello", false));
    }

    @Test
    void by_meaning_an_unfinished_sentence_is_waited_for() {
        update("\"audio\":{\"input\":{\"turn_detection\":{\"type\":\"semantic_vad\",\"eagerness\":\"high\"}}}");
        desk.say("my number is", 600, 1_900);
        assertThat(types()).doesNotContain("input_audio_buffer.speech_stopped");
        desk.say("my number is seven.", 600, 700);

        assertThat(desk.mind().stimuli).containsExactly(new Stimulus.CallerSpoke("my number is seven.", "my number is seven.", false));
    }

    @Test
    void every_output_that_waits_is_answered_in_one_response() {
        update("\"tools\":[{\"type\":\"function\",\"name\":\"look\"}],\"output_modalities\":[\"text\"]");
        String first = call();
        String second = call();
        output(second, "two");
        output(first, "one");
        desk.received.clear();

        desk.send("{\"type\":\"response.create\"}");

        assertThat(desk.received.getLast().at("/response/output/0/content/0/text").asText()).isEqualTo("look gave two. look gave one.");
    }

    @Test
    void a_recording_that_comes_as_an_item_is_heard() {
        desk.speech.words = "a recording";
        byte[] tone = new byte[8_000];
        Arrays.fill(tone, (byte) 0x8F);
        desk.send("{\"type\":\"conversation.item.create\",\"item\":{\"type\":\"message\",\"role\":\"user\",\"content\":[{\"type\":\"input_audio\",\"audio\":\"%s\"}]}}"
                .formatted(Base64.getEncoder().encodeToString(tone)));

        desk.send("{\"type\":\"response.create\"}");

        assertThat(desk.mind().stimuli).containsExactly(new Stimulus.CallerSpoke("a recording", "a recording", false));
    }

    @Test
    void exact_words_are_said_and_the_mind_is_told_of_them() {
        String instructions = "Greet. Say exactly: \\\"Hi \\u2013 it's \\\\\\\"me\\\\\\\".\\\"";
        desk.send("{\"type\":\"response.create\",\"response\":{\"output_modalities\":[\"text\"],\"instructions\":\"" + instructions + "\"}}");

        assertThat(desk.received.getLast().at("/response/output/0/content/0/text").asText()).startsWith("Hi \u2013 it's");
        assertThat(desk.mind().stimuli).singleElement().isInstanceOf(Stimulus.Instructed.class);
    }

    @Test
    void a_late_transcription_comes_after_the_answer() {
        desk.faults.set(new Faults(0, 0, 0, 0, null, false, 0, false, false, true, false, false));
        desk.say("hello", 600, 900);

        assertThat(desk.received.getLast().path("type").asText()).endsWith("input_audio_transcription.completed");
    }

    @Test
    void broken_arguments_are_sent_as_they_are() {
        desk.faults.set(new Faults(0, 0, 0, 0, null, false, 0, false, false, false, false, true));
        update("\"tools\":[{\"type\":\"function\",\"name\":\"look\"}],\"output_modalities\":[\"text\"]");
        typed("call look {\\\"a\\\":\\\"bcd\\\"}");
        desk.send("{\"type\":\"response.create\"}");

        assertThat(desk.received.getLast().at("/response/output/1/arguments").asText()).isEqualTo("{\"a\":");
    }

    @Test
    void the_first_audio_is_slow_on_request() {
        desk.faults.set(new Faults(0, 0, 0, 0, null, false, 150, false, false, false, false, false));
        long began = System.nanoTime();
        desk.send("{\"type\":\"response.create\"}");
        assertThat(types()).doesNotContain("response.output_audio.delta");

        await().until(() -> types().contains("response.done"));

        assertThat(System.nanoTime() - began).isGreaterThan(150_000_000L);
    }

    @Test
    void of_a_conversation_held_elsewhere_only_what_has_no_answer_is_answered() {
        typed("call look {}");
        desk.send("{\"type\":\"conversation.item.create\",\"item\":{\"type\":\"message\",\"role\":\"assistant\",\"content\":[{\"type\":\"output_text\",\"text\":\"It was shipped.\"}]}}");
        typed("when");
        desk.send("{\"type\":\"response.create\"}");

        assertThat(desk.mind().stimuli).containsExactly(new Stimulus.CallerTyped("when"));
    }

    private String call() {
        typed("call look {}");
        desk.send("{\"type\":\"response.create\"}");
        return desk.received.getLast().at("/response/output/1/call_id").asText();
    }

    private void output(String callId, String output) {
        desk.send("{\"type\":\"conversation.item.create\",\"item\":{\"type\":\"function_call_output\",\"call_id\":\"%s\",\"output\":\"%s\"}}"
                .formatted(callId, output));
    }

    private void typed(String text) {
        desk.send("{\"type\":\"conversation.item.create\",\"item\":{\"type\":\"message\",\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"%s\"}]}}"
                .formatted(text));
    }

    private void update(String fields) {
        desk.send("{\"type\":\"session.update\",\"session\":{\"type\":\"realtime\"," + fields + "}}");
        JsonNode updated = desk.received.getLast();
        assertThat(updated.path("type").asText()).as(updated.toString()).isEqualTo("session.updated");
        desk.received.clear();
    }

    private List<String> types() {
        return desk.received.stream().map(e -> e.path("type").asText()).toList();
    }
}
