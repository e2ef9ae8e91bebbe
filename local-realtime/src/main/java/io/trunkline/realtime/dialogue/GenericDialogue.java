package io.trunkline.realtime.dialogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trunkline.realtime.dialogue.graph.Condition;
import io.trunkline.realtime.dialogue.graph.Dialogue;
import io.trunkline.realtime.dialogue.graph.Intent;
import io.trunkline.realtime.dialogue.graph.Slot;
import io.trunkline.realtime.dialogue.graph.State;
import io.trunkline.realtime.dialogue.graph.Step;
import io.trunkline.realtime.dialogue.graph.Template;
import io.trunkline.realtime.dialogue.graph.Tuning;
import io.trunkline.realtime.mind.ToolView;
import io.trunkline.speech.Vocabulary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a dialogue of what a session declares: each tool is something callers may want, its required arguments are asked for one
 * after the other; each plain statement of the instructions is an answer.
 */
final class GenericDialogue {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Tuning TUNING = new Tuning(0.64, 0.72, 0.02, 40, 12);
    private static final Set<String> OURS = Set.of("escalate_to_human", "end_call", "record_decision", "transfer_to_agent");

    private final Map<String, Intent> intents = new LinkedHashMap<>();
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Map<String, List<Step>> always = new LinkedHashMap<>();
    private final Map<String, State> states = new LinkedHashMap<>();

    private GenericDialogue() {}

    static Dialogue of(String instructions, List<ToolView> tools) {
        GenericDialogue made = new GenericDialogue();
        made.frame(tools);
        tools.stream().filter(t -> !OURS.contains(t.name())).forEach(made::tool);
        made.statements(instructions);
        return new Dialogue("generic", "start", "lost", "goodbye", TUNING, words("Are you still there?"), List.of(), List.of(), made.intents,
                made.slots, Map.of(), made.always, made.states);
    }

    private void frame(List<ToolView> tools) {
        listening("start", List.of(), words("Hello, how can I help you?", "Sorry, I didn't get that. Could you put it another way?",
                "I'm not sure I understand. What would you like to know?"));
        listening("more", List.of(), words("Is there anything else?", "Sorry, I didn't get that. Is there anything else?",
                "If there is anything else, please say it in a few words."));
        states.put("goodbye", new State("goodbye", List.of(say("Thank you for calling. Goodbye!"),
                new Step.Call(Condition.ALWAYS, "end_call", Map.of("outcome", new Template("resolved")), "ended", true)),
                List.of(), Optional.empty(), Optional.empty(), Map.of(), List.of(), Optional.empty(), Vocabulary.OPEN, false, true));
        intent("leave", List.of("goodbye", "that's all, thank you", "no that's everything, bye"), Map.of("goodbye", 0.2, "bye", 0.2), go("goodbye"));
        boolean person = tools.stream().anyMatch(t -> t.name().equals("escalate_to_human"));
        if (person) {
            person();
        }
        listening("lost", List.of(say("I'm sorry, I can't help with that.")), words("What else can I do for you?", "Anything else?"));
        intent("human", List.of("I want to talk to a person", "can I speak to a human please", "get me a representative", "operator"),
                Map.of("a human", 0.2, "a person", 0.1), person ? go("person") : go("lost"));
    }

    private void person() {
        Map<String, Template> arguments = Map.of("reason", new Template("caller_asked_for_human"),
                "summary", new Template("The caller asked for a person.[ Last words: {heard}]"), "urgency", new Template("medium"));
        states.put("person", new State("person", List.of(say("I'm connecting you with a colleague now."),
                new Step.Call(Condition.ALWAYS, "escalate_to_human", arguments, "result.output", true)),
                words("You're being connected now. Please stay on the line.", "It's just a moment longer."), Optional.empty(),
                Optional.empty(), Map.of(), List.of(), Optional.empty(), Vocabulary.OPEN, true, false));
    }

    private void tool(ToolView tool) {
        String plain = tool.name().replace('_', ' ').replace('-', ' ');
        String first = tool.description() == null || tool.description().isBlank() ? plain : tool.description().split("(?<=\\.)\\s")[0];
        List<String> arguments = arguments(tool);
        Map<String, Template> values = new LinkedHashMap<>();
        String next = "call " + tool.name();
        for (int i = arguments.size() - 1; i >= 0; i--) {
            next = argument(tool, arguments.get(i), next);
            values.put(arguments.get(i), new Template("{" + tool.name() + "__" + arguments.get(i) + "}"));
        }
        states.put("call " + tool.name(), new State("call " + tool.name(),
                List.of(new Step.Call(Condition.ALWAYS, tool.name(), values, "output", false)), List.of(), Optional.empty(), Optional.empty(),
                Map.of(), results(tool, arguments), Optional.empty(), Vocabulary.OPEN, false, false));
        intent("tool " + tool.name(), List.of(plain, first, "can you " + plain), Map.of(), go(next));
    }

    private static List<Step> results(ToolView tool, List<String> arguments) {
        return List.of(new Step.Say(Condition.parse("result.display"), words("{result.display}"), Optional.empty()),
                new Step.Say(Condition.parse("!result.display and result.status == ok"), words("{result.said}"), Optional.empty()),
                new Step.Say(Condition.parse("!result.display and result.status != ok"), words("I'm sorry, that didn't work."), Optional.empty()),
                new Step.Clear(Condition.ALWAYS, arguments.stream().map(a -> tool.name() + "__" + a).toList()),
                new Step.Go(Condition.ALWAYS, "more"));
    }

    private String argument(ToolView tool, String argument, String next) {
        String slot = tool.name() + "__" + argument;
        String plain = argument.replace('_', ' ');
        slots.put(slot, new Slot.Words(slot));
        states.put("ask " + slot, new State("ask " + slot, List.of(),
                words("What is the " + plain + "?", "Sorry, what " + plain + " do you mean?", "Please tell me the " + plain + " once more."),
                Optional.of(slot), Optional.of(next), Map.of(), List.of(), Optional.of("lost"), Vocabulary.OPEN, false, false));
        return "ask " + slot;
    }

    private static List<String> arguments(ToolView tool) {
        try {
            JsonNode required = JSON.readTree(tool.parametersJson() == null ? "{}" : tool.parametersJson()).path("required");
            List<String> names = new ArrayList<>();
            required.forEach(name -> names.add(name.asText()));
            return names.stream().filter(n -> n.matches("[A-Za-z]\\w*")).toList();
        } catch (JsonProcessingException e) {
            return List.of(); // a schema that can't be read asks for nothing
        }
    }

    /** "We open at nine." answers "when do you open?"; what the agent itself is told to do is no answer. */
    private void statements(String instructions) {
        List<String> sentences = Arrays.stream(instructions.split("(?<=[.!])\\s+|\\n")).map(s -> s.replaceFirst("^[-*#\\s]+", "").strip())
                .filter(s -> s.matches("(The|We|Our|It|They|There|All|Every|Orders?|[A-Z]\\w+ (is|are|costs?|opens?|closes?|has|have)) ?.*\\.") && s.length() < 240)
                .limit(40).toList();
        for (int i = 0; i < sentences.size(); i++) {
            intent("statement " + i, List.of(sentences.get(i)), Map.of(), List.of(say(sentences.get(i).replaceAll("[{}\\[\\]]", ""))));
        }
    }

    private void intent(String name, List<String> examples, Map<String, Double> keywords, List<Step> steps) {
        intents.put(name, new Intent(name, examples, keywords, 0));
        always.put(name, steps);
    }

    private void listening(String name, List<Step> enter, List<Template> ask) {
        Map<String, List<Step>> on = name.equals("more") ? Map.of("no", go("goodbye"), "yes", go("start")) : Map.of();
        states.put(name, new State(name, enter, ask, Optional.empty(), Optional.empty(), on, List.of(), Optional.empty(),
                Vocabulary.OPEN, false, false));
    }

    private static List<Step> go(String state) {
        return List.of(new Step.Go(Condition.ALWAYS, state));
    }

    private static Step say(String text) {
        return new Step.Say(Condition.ALWAYS, words(text), Optional.empty());
    }

    private static List<Template> words(String... texts) {
        return Arrays.stream(texts).map(Template::new).toList();
    }
}
