package io.trunkline.lab.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.lab.run.Verdict.Check;
import io.trunkline.lab.script.Expectation;
import io.trunkline.lab.script.FieldCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Holds what the services did in a call against what its script asks for. */
final class HappenedJudge {

    private final CallResult call;

    HappenedJudge(CallResult call) {
        this.call = call;
    }

    Check tool(Expectation.ToolRan demand) {
        List<JsonNode> runs = runs(demand.tool());
        return found("tool " + demand.tool(), runs, demand.fields(), demand.wanted(), demand.line());
    }

    Check escalated(Expectation.Escalated demand) {
        var records = new ArrayList<JsonNode>();
        for (var request : call.events(ControlEvent.EscalationRequested.class)) {
            ObjectNode record = EventCodec.mapper().valueToTree(request);
            call.handOver().ifPresent(handOver -> record.set("hand_over", handOver));
            records.add(record);
        }
        return found("escalation", records, demand.fields(), demand.wanted(), demand.line());
    }

    Check interaction(Expectation.CrmInteraction demand) {
        return found("crm interaction", List.copyOf(call.interactions()), demand.fields(), demand.wanted(), demand.line());
    }

    Check disposition(Expectation.EndedAs demand) {
        String actual = call.last(ControlEvent.CallEnded.class).map(end -> end.disposition().wireName()).orElse("no end was told");
        return new Check(demand.line(), "disposition " + demand.disposition(), actual.equals(demand.disposition()), actual);
    }

    Check endedBy(Expectation.EndedBy demand) {
        boolean caller = call.end().reason().equals("caller-hung-up");
        boolean met = caller == (demand.side() == Expectation.Side.CALLER);
        return new Check(demand.line(), "ended by " + demand.side().name().toLowerCase(Locale.ROOT), met, call.end().reason());
    }

    private static Check found(String what, List<JsonNode> records, List<FieldCheck> fields, boolean wanted, int line) {
        boolean any = records.stream().anyMatch(record -> fields.stream().allMatch(field -> met(record, field)));
        String demand = (wanted ? "" : "no ") + what + (fields.isEmpty() ? "" : " with " + fields);
        return new Check(line, demand, any == wanted, any == wanted ? "" : records.isEmpty() ? "none" : "was: " + records);
    }

    /** A field is looked for at its path, then by its name at any depth. */
    private static boolean met(JsonNode record, FieldCheck field) {
        JsonNode at = record.at("/" + field.field().replace('.', '/'));
        List<JsonNode> values = at.isMissingNode() ? record.findValues(field.field()) : List.of(at);
        var all = new ArrayList<>(values);
        all.addAll(record.findValues(camel(field.field())));
        return all.stream().anyMatch(value -> field.met(value.isValueNode() ? value.asText() : value.toString()));
    }

    private static String camel(String name) {
        var camel = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            boolean hump = name.charAt(i) == '_' && i + 1 < name.length();
            camel.append(hump ? Character.toUpperCase(name.charAt(++i)) : name.charAt(i));
        }
        return camel.toString();
    }

    /** Each run of a tool: its arguments and its outcome in one object. */
    private List<JsonNode> runs(String tool) {
        var runs = new ArrayList<JsonNode>();
        for (var request : call.events(ControlEvent.ToolCallRequested.class)) {
            if (request.tool().equals(tool)) {
                ObjectNode run = JsonNodeFactory.instance.objectNode();
                run.put("tool", tool);
                arguments(request.arguments()).ifPresent(arguments -> run.set("arguments", arguments));
                call.events(ControlEvent.ToolCallFinished.class).stream()
                        .filter(outcome -> outcome.toolCallId().equals(request.toolCallId())).findFirst()
                        .ifPresent(outcome -> run.put("status", outcome.status().wireName())
                                .put("display", outcome.display()).set("output", outcome.output()));
                runs.add(run);
            }
        }
        return runs;
    }

    private static Optional<JsonNode> arguments(String text) {
        try {
            return Optional.of(EventCodec.mapper().readTree(text));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
