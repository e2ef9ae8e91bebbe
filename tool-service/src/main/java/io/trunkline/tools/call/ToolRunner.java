package io.trunkline.tools.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trunkline.catalog.Catalog;
import io.trunkline.catalog.tool.Tool;
import io.trunkline.contracts.Trust;
import io.trunkline.contracts.event.ControlEvent.ToolCallRequested;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.contracts.event.ToolStatus;
import io.trunkline.tools.display.DisplayTemplate;
import io.trunkline.tools.http.HttpTool;
import io.trunkline.tools.http.HttpTool.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Runs one tool call: known? arguments right? caller trusted enough? in time? Every way out is an outcome with a sentence. */
@ApplicationScoped
public class ToolRunner {
    private static final String APOLOGY = "I'm sorry, I can't do that right now.";

    private final Catalog catalog;
    private final HttpTool http;
    private final Clock clock;
    private final Arguments arguments = new Arguments();

    ToolRunner(Catalog catalog, HttpTool http, Clock clock) {
        this.catalog = catalog;
        this.http = http;
        this.clock = clock;
    }

    /** Blocks for as long as the tool takes, at most until the call's deadline. */
    public Outcome run(ToolCallRequested call) {
        Tool tool = catalog.tools().get(call.tool());
        if (tool == null) {
            return outcome(ToolStatus.UNKNOWN_TOOL, "there is no tool of that name", APOLOGY);
        }
        return switch (arguments.check(tool, call.arguments())) {
            case Arguments.Checked.Bad bad -> outcome(ToolStatus.INVALID_ARGUMENTS, bad.why(), "I'm sorry, I didn't get that right. Could you say it again?");
            case Arguments.Checked.Good good -> runTrusted(tool, call, good.arguments());
        };
    }

    private Outcome runTrusted(Tool tool, ToolCallRequested call, JsonNode arguments) {
        Trust needed = Trust.valueOf(tool.needsTrust().toUpperCase(Locale.ROOT));
        Trust trust = call.caller() == null || call.caller().trust() == null ? Trust.NONE : call.caller().trust();
        if (!trust.covers(needed)) {
            return outcome(ToolStatus.REFUSED, "needs trust " + needed, "I need to be sure who I'm speaking with before I can do that.");
        }
        Duration budget = call.deadline() == null ? tool.timeout() : Duration.between(clock.instant(), call.deadline());
        if (!budget.isPositive()) {
            return said(tool, ToolStatus.TIMEOUT, "timeout", arguments);
        }
        return read(tool, arguments, http.run(tool, call, arguments, budget));
    }

    private Outcome read(Tool tool, JsonNode arguments, Answer answer) {
        return switch (answer) {
            case Answer.TimedOut timedOut -> said(tool, ToolStatus.TIMEOUT, "timeout", arguments);
            case Answer.Failed failed -> said(tool, ToolStatus.FAILED, "failed", arguments);
            case Answer.Status status when status.code() >= 200 && status.code() < 300 -> mapped(tool, arguments, status.body());
            case Answer.Status status -> said(tool, ToolStatus.FAILED, Integer.toString(status.code()), arguments);
        };
    }

    private static Outcome mapped(Tool tool, JsonNode arguments, JsonNode body) {
        ObjectNode output = EventCodec.mapper().createObjectNode();
        tool.result().forEach((field, pointer) -> {
            JsonNode value = body.at(pointer);
            if (!value.isMissingNode() && !value.isNull()) {
                output.set(field, value);
            }
        });
        if (output.isEmpty() && !tool.result().isEmpty()) {
            return said(tool, ToolStatus.FAILED, "not_found", arguments);
        }
        return new Outcome(ToolStatus.OK, output, sentence(tool, "ok", with(arguments, output)));
    }

    private static Outcome said(Tool tool, ToolStatus status, String outcome, JsonNode arguments) {
        ObjectNode output = EventCodec.mapper().createObjectNode().put("error", outcome);
        return new Outcome(status, output, sentence(tool, outcome, arguments));
    }

    private static Outcome outcome(ToolStatus status, String why, String display) {
        return new Outcome(status, EventCodec.mapper().createObjectNode().put("error", why), display);
    }

    /** The outcome's own sentence, else the one for failures, else an apology: never silence. */
    private static String sentence(Tool tool, String outcome, JsonNode values) {
        return display(tool, outcome, values).or(() -> outcome.equals("ok") ? Optional.of("That's done.") : display(tool, "failed", values)).orElse(APOLOGY);
    }

    private static Optional<String> display(Tool tool, String outcome, JsonNode values) {
        return Optional.ofNullable(tool.display().get(outcome)).flatMap(template -> DisplayTemplate.render(template, values));
    }

    private static JsonNode with(JsonNode arguments, ObjectNode output) {
        return ((ObjectNode) arguments.deepCopy()).setAll(output);
    }
}
