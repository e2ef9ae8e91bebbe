package io.trunkline.bridge.session;

import io.trunkline.bridge.config.BridgeConfig;
import io.trunkline.bridge.config.Waits;
import io.trunkline.call.CallConfig;
import io.trunkline.call.CallConfig.GreetingTexts;
import io.trunkline.call.CallConfig.ToolTexts;
import io.trunkline.call.Timings;
import io.trunkline.call.model.SessionConfig;
import io.trunkline.call.model.SessionConfig.HostedServer;
import io.trunkline.call.model.SessionConfig.NoiseReduction;
import io.trunkline.call.model.SessionConfig.ToolDeclaration;
import io.trunkline.call.model.SessionConfig.Transcription;
import io.trunkline.call.model.TurnDetection;
import io.trunkline.catalog.Catalog;
import io.trunkline.catalog.agent.Conduct;
import io.trunkline.catalog.agent.Instructions;
import io.trunkline.catalog.agent.VoiceAgent;
import io.trunkline.catalog.line.ContextAway;
import io.trunkline.catalog.line.Line;
import io.trunkline.contracts.http.PlaceCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From what is declared to what a call is set up with. */
final class CallSetup {
    private static final String NOBODY = "none";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    private final BridgeServices services;

    CallSetup(BridgeServices services) {
        this.services = services;
    }

    /** @return the voice agent of a call, if its name is declared */
    Optional<VoiceAgent> agent(String name) {
        return Optional.ofNullable(services.catalog.agents().get(name));
    }

    CallConfig call(PlaceCall placed, VoiceAgent agent) {
        String company = company(placed.line());
        // call-core puts the first name in, when it may
        String language = language(placed, agent);
        GreetingTexts greeting = new GreetingTexts(agent.greetingFor(company, "{name}", language), agent.greetingFor(company, null, language));
        return new CallConfig(session(placed, agent, language), services.providers.firstOf(agent, placed.provider()).provider().profile(), greeting, ToolTexts.DEFAULT, timings(agent))
                .withManner(Manners.of(agent, language)).withAdaptiveUplink(agent.audio().adaptiveUplink()).resuming(placed.resumes());
    }

    /** @return the language the caller chose, if the agent speaks it; else its first */
    static String language(PlaceCall placed, VoiceAgent agent) {
        return language(placed.language(), agent);
    }

    /** @return the one that is spoken, if the agent speaks it too; else its first */
    static String language(String spoken, VoiceAgent agent) {
        return Optional.ofNullable(spoken).flatMap(agent::languageOf).orElse(agent.languages().getFirst());
    }

    SessionConfig session(PlaceCall placed, VoiceAgent agent, String language) {
        String transcription = services.config.model().transcription();
        Optional<Conduct.Translation> translation = agent.translation(language);
        return new SessionConfig(agent.name(), Instructions.of(agent, company(placed.line()), language),
                translation.flatMap(Conduct.Translation::voice).orElse(agent.voice()), 1.0,
                transcription.equals(NOBODY) ? null : new Transcription(transcription, heardAs(placed, agent, language)), turnDetection(agent),
                NoiseReduction.NEAR_FIELD, tools(agent), hosted(agent), 0, placed.callId(), Map.of("agent", agent.name()));
    }

    /** An agent of several languages doesn't know at first which one it will hear: a hint would turn the caller's words into another's. */
    private static String heardAs(PlaceCall placed, VoiceAgent agent, String language) {
        boolean settled = agent.languages().size() == 1 || placed.language() != null || !language.equals(agent.languages().getFirst());
        return settled ? language.split("-")[0] : null;
    }

    private static List<HostedServer> hosted(VoiceAgent agent) {
        return agent.conduct().hosted().stream().map(server -> new HostedServer(server.label(), server.url(), server.allowedTools(),
                server.asksFirst() ? server.allowedTools() : List.of(), server.authorization().map(CallSetup::fromEnvironment).orElse(null))).toList();
    }

    /** Secrets don't stand in files: {@code ${NAME}} is a variable of this process, empty if it isn't set. */
    private static String fromEnvironment(String text) {
        return VARIABLE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(Optional.ofNullable(System.getenv(found.group(1))).orElse("")));
    }

    /** Whether a call is served though Redis can't be reached: it is new, and its line says so. */
    boolean goesWithoutContext(PlaceCall placed) {
        return !placed.resumes() && services.catalog.line(placed.line()).filter(line -> line.whenContextIsAway() == ContextAway.SERVE).isPresent();
    }

    private String company(String line) {
        return services.catalog.line(line).map(Line::company).orElse("our company");
    }

    private List<ToolDeclaration> tools(VoiceAgent agent) {
        Catalog catalog = services.catalog;
        List<ToolDeclaration> tools = new ArrayList<>();
        agent.tools().stream().map(catalog.tools()::get).filter(Objects::nonNull)
                .forEach(tool -> tools.add(new ToolDeclaration(tool.name(), tool.description(), tool.parameters().toString())));
        tools.addAll(BuiltInTools.of(agent));
        return tools;
    }

    private static TurnDetection turnDetection(VoiceAgent agent) {
        var declared = agent.turnDetection();
        return switch (declared.kind()) {
            case SERVER_VAD -> new TurnDetection.ServerVad(declared.threshold(), declared.prefixPaddingMs(), declared.silenceMs(), declared.idleTimeoutMs());
            case SEMANTIC_VAD -> new TurnDetection.SemanticVad(TurnDetection.Eagerness.valueOf(declared.eagerness().name()));
            case MANUAL -> new TurnDetection.Manual(declared.silenceMs());
        };
    }

    private Timings timings(VoiceAgent agent) {
        Waits waits = services.config.waits();
        Timings core = Timings.DEFAULT;
        Duration tool = agent.toolDeadline() == null ? waits.tool() : agent.toolDeadline();
        return new Timings(waits.unclaimed(), waits.sessionReady(), core.identification(), waits.answer(), tool, core.keyGap(), core.goodbye(),
                core.announcement(), core.clip(), core.move(), core.markEvery(), core.uplinkBuffer()).withSessions(waits.sessionRenewal(), waits.recovery())
                .withAnswers(waits.moment(), waits.silent());
    }
}
