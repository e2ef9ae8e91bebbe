package io.trunkline.bridge.session;

import io.trunkline.call.model.SessionConfig.ToolDeclaration;
import io.trunkline.catalog.agent.VoiceAgent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tools that the bridge itself offers to every voice agent. */
final class BuiltInTools {
    static final String ESCALATE = "escalate_to_human";
    static final String TRANSFER = "transfer_to_agent";

    private static final ToolDeclaration ESCALATION = new ToolDeclaration(ESCALATE,
            "Hand the call to a human. First tell the caller why and that the human will know everything already.", """
                    {"type":"object","properties":{
                    "reason":{"type":"string","description":"one of the reasons in your instructions"},
                    "summary":{"type":"string","description":"what the caller wants, what is known, what was done; for the human"},
                    "urgency":{"type":"string","enum":["low","medium","high"]}},
                    "required":["reason","summary","urgency"]}""");
    private static final ToolDeclaration END = new ToolDeclaration("end_call",
            "End the call after you said goodbye.", """
                    {"type":"object","properties":{"outcome":{"type":"string","enum":["resolved","unresolved"]}},"required":["outcome"]}""");
    private static final ToolDeclaration DECISION = new ToolDeclaration("record_decision",
            "Log what you understood and what you do next. Say nothing about it.", """
                    {"type":"object","properties":{
                    "intent":{"type":"string"},
                    "fields":{"type":"object","additionalProperties":{"type":"string"}},
                    "confidence":{"type":"string","enum":["low","medium","high"]},
                    "next":{"type":"string"}},
                    "required":["intent","confidence","next"]}""");

    static List<ToolDeclaration> of(VoiceAgent agent) {
        List<ToolDeclaration> tools = new ArrayList<>(List.of(ESCALATION, END, agent.languages().size() > 1 ? decision(agent.languages()) : DECISION));
        if (!agent.handsOverTo().isEmpty()) {
            tools.add(transfer(agent.handsOverTo()));
        }
        return tools;
    }

    /** An agent of several languages tells which one the caller speaks. */
    private static ToolDeclaration decision(List<String> languages) {
        String names = languages.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(","));
        return new ToolDeclaration(DECISION.name(), DECISION.description(), DECISION.parametersJson().replace("\"next\":{\"type\":\"string\"}",
                "\"next\":{\"type\":\"string\"},\"language\":{\"type\":\"string\",\"enum\":[" + names + "],\"description\":\"what the caller speaks\"}"));
    }

    private static ToolDeclaration transfer(List<String> agents) {
        String names = agents.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(","));
        return new ToolDeclaration(TRANSFER, "Give the call to another voice agent, who knows all that was said.",
                "{\"type\":\"object\",\"properties\":{\"agent\":{\"type\":\"string\",\"enum\":[" + names + "]}},\"required\":[\"agent\"]}");
    }

    private BuiltInTools() {
    }
}
