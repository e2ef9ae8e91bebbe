package io.trunkline.bridge.session;

import io.trunkline.bridge.config.BridgeConfig;
import io.trunkline.call.CallConfig;
import io.trunkline.call.CallConfig.GreetingTexts;
import io.trunkline.call.CallConfig.ToolTexts;
import io.trunkline.call.Timings;
import io.trunkline.call.model.SessionConfig;
import io.trunkline.call.model.SessionConfig.NoiseReduction;
import io.trunkline.call.model.SessionConfig.ToolDeclaration;
import io.trunkline.call.model.SessionConfig.Transcription;
import io.trunkline.call.model.TurnDetection;
import io.trunkline.catalog.Catalog;
import io.trunkline.catalog.agent.Instructions;
import io.trunkline.catalog.agent.VoiceAgent;
import io.trunkline.catalog.line.Line;
import io.trunkline.contracts.http.PlaceCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** From what is declared to what a call is set up with. */
final class CallSetup {
    private static final String NOBODY = "none";

    private final Surroundings around;

    CallSetup(Surroundings around) {
        this.around = around;
    }

    /** @return the voice agent of a call, if its name is declared */
    Optional<VoiceAgent> agent(String name) {
        return Optional.ofNullable(around.catalog.agents().get(name));
    }

    CallConfig call(PlaceCall placed, VoiceAgent agent) {
        String company = company(placed.line());
        // call-core puts the first name in, when it may
        GreetingTexts greeting = new GreetingTexts(agent.greetingFor(company, "{name}"), agent.greetingFor(company, null));
        return new CallConfig(session(placed, agent), around.providers.modelsOf(agent).getFirst().provider().profile(), greeting, ToolTexts.DEFAULT, timings(agent))
                .withAdaptiveUplink(agent.audio().adaptiveUplink());
    }

    SessionConfig session(PlaceCall placed, VoiceAgent agent) {
        String language = agent.languages().getFirst().split("-")[0];
        String transcription = around.config.model().transcription();
        return new SessionConfig(agent.name(), Instructions.of(agent, company(placed.line())), agent.voice(), 1.0,
                transcription.equals(NOBODY) ? null : new Transcription(transcription, language), turnDetection(agent),
                NoiseReduction.NEAR_FIELD, tools(agent), 0, placed.callId(), Map.of("agent", agent.name()));
    }

    private String company(String line) {
        return around.catalog.line(line).map(Line::company).orElse("our company");
    }

    private List<ToolDeclaration> tools(VoiceAgent agent) {
        Catalog catalog = around.catalog;
        List<ToolDeclaration> tools = new ArrayList<>();
        agent.tools().stream().map(catalog.tools()::get).filter(Objects::nonNull)
                .forEach(tool -> tools.add(new ToolDeclaration(tool.name(), tool.description(), tool.parameters().toString())));
        tools.addAll(BuiltInTools.of(agent));
        return tools;
    }

    private static TurnDetection turnDetection(VoiceAgent agent) {
        var declared = agent.turnDetection();
        return switch (declared.kind()) {
            case SERVER_VAD -> new TurnDetection.ServerVad(declared.threshold(), declared.prefixPaddingMs(), declared.silenceMs(), 0);
            case SEMANTIC_VAD -> new TurnDetection.SemanticVad(TurnDetection.Eagerness.AUTO);
        };
    }

    private Timings timings(VoiceAgent agent) {
        BridgeConfig.Waits waits = around.config.waits();
        Timings core = Timings.DEFAULT;
        Duration tool = agent.toolDeadline() == null ? waits.tool() : agent.toolDeadline();
        return new Timings(waits.unclaimed(), waits.sessionReady(), core.identification(), waits.answer(), tool, core.keyGap(), core.goodbye(),
                core.announcement(), core.clip(), core.move(), core.markEvery(), core.uplinkBuffer()).withSessions(waits.sessionRenewal(), waits.recovery());
    }
}
