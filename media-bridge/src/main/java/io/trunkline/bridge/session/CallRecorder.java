package io.trunkline.bridge.session;

import io.trunkline.contracts.redis.PendingTool;
import io.trunkline.call.resume.Unfinished;
import io.trunkline.call.model.Side;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.bridge.context.Restored;
import io.trunkline.bridge.telemetry.BridgeMetrics;
import io.trunkline.call.CallNotice;
import io.trunkline.call.CallNotice.AgentSwitchRequested;
import io.trunkline.call.CallNotice.AnswerHeard;
import io.trunkline.call.CallNotice.BargeIn;
import io.trunkline.call.CallNotice.DeadAir;
import io.trunkline.call.CallNotice.TextReady;
import io.trunkline.call.CallNotice.SilencePrompted;
import io.trunkline.call.CallNotice.LimitNear;
import io.trunkline.call.CallNotice.LanguageWanted;
import io.trunkline.call.CallNotice.HostedToolUsed;
import io.trunkline.call.CallNotice.HostedToolJudged;
import io.trunkline.call.CallNotice.BudgetReached;
import io.trunkline.call.CallNotice.DecisionRecorded;
import io.trunkline.call.CallNotice.EndRequested;
import io.trunkline.call.CallNotice.EscalationAnnounced;
import io.trunkline.call.CallNotice.EscalationRequested;
import io.trunkline.call.CallNotice.Finished;
import io.trunkline.call.CallNotice.GreetingStarted;
import io.trunkline.call.CallNotice.KeysPressed;
import io.trunkline.call.CallNotice.Limits;
import io.trunkline.call.CallNotice.ModelTrouble;
import io.trunkline.call.CallNotice.OperatorRequested;
import io.trunkline.call.CallNotice.ResponseLatency;
import io.trunkline.call.CallNotice.SessionOpened;
import io.trunkline.call.CallNotice.Silenced;
import io.trunkline.call.CallNotice.ToolRequested;
import io.trunkline.call.CallNotice.ToolTimedOut;
import io.trunkline.call.CallNotice.SessionChanged;
import io.trunkline.call.CallNotice.TurnCompleted;
import io.trunkline.call.CallNotice.Used;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.redis.SessionFields;
import io.trunkline.contracts.event.ControlEvent.ToolCallFinished;
import io.trunkline.contracts.privacy.Redaction;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Takes each notice of a call to what deals with it: tools, hand-overs, transcript, events, metrics, spans. */
final class CallRecorder {
    private static final Logger LOGGER = Logger.getLogger(CallRecorder.class);

    private final CallDesk desk;
    private final Supplier<String> model;
    private final History history = new History();
    private final TurnLog turns;
    private final ToolDesk tools;
    private final HandOver handOver;
    private final Texts texts;
    private final Classification classification;
    private final CallerLanguage languages;
    private final UsageMeter usage;
    private final EarReport ear;
    private final Ending ending;
    private final Ongoing ongoing;

    CallRecorder(CallDesk desk, Supplier<String> model) {
        this.desk = desk;
        this.model = model;
        this.turns = new TurnLog(desk, history);
        this.tools = new ToolDesk(desk);
        this.texts = new Texts(desk.input());
        this.classification = new Classification(desk, texts);
        this.languages = new CallerLanguage(desk);
        this.handOver = new HandOver(desk, tools, turns, texts);
        this.usage = new UsageMeter(desk, model);
        this.ear = new EarReport(desk);
        this.ending = new Ending(desk);
        this.ongoing = new Ongoing(desk);
    }

    /** What a session must know that wasn't there. */
    History history() {
        return history;
    }

    /** Brings back what another bridge left. {@code saying}: what the agent was saying, may be null. */
    void restore(Restored left, Unfinished saying) {
        turns.restore(left, saying);
        Resumption.remember(left, saying, history, desk.facts().startedNanos);
        left.field(SessionFields.COST_USD).filter(cost -> cost.matches("\\d{1,9}(\\.\\d{1,9})?")).ifPresent(cost -> usage.restore(Double.parseDouble(cost)));
    }

    /** Waits on for a tool's answer that another bridge asked for. */
    void awaitAgain(PendingTool tool) {
        tools.askAgain(tool);
    }

    /** Another bridge is to go on with the call; to be said before it is ended here. */
    void movedAway() {
        ending.movedAway();
    }

    /** What the model's session says, as far as it matters to a bridge that takes over. */
    void heard(ModelEvent event, long now) {
        ongoing.heard(event, now);
    }

    void identifyCaller() {
        tools.identifyCaller();
    }

    void toolFinished(ToolCallFinished finished) {
        if (!finished.toolCallId().equals(ToolDesk.IDENTIFY)) {
            history.done(desk.around().loop.nanos(), "The tool " + finished.tool() + " was run: " + finished.display());
        }
        tools.finished(finished);
    }

    void beforeHangUp() {
        turns.flush();
        ending.beforeHangUp();
    }

    void notice(CallNotice notice, long now) {
        ongoing.told(notice, now);
        switch (notice) {
            case SessionOpened opened -> sessionOpened(now);
            case GreetingStarted(long setUp) -> greetingStarted(setUp);
            case TurnCompleted turn -> {
                turns.completed(turn);
                if (turn.side() == Side.CALLER) {
                    ending.callerSpoke();
                }
                languages.completed(turn);
            }
            case BargeIn bargeIn -> bargeIn(bargeIn, now);
            case AnswerHeard answer -> ear.answered(answer);
            case Silenced silenced -> ear.silenced(silenced);
            case DeadAir dead -> ear.deadAir(dead);
            case ResponseLatency(long nanos) -> metrics().responseLatency(nanos);
            case ToolRequested asked -> tools.requested(asked, now);
            case ToolTimedOut late -> {
                history.done(now, "The tool " + late.name() + " was run: " + ToolDesk.UNANSWERED);
                tools.timedOut(late);
            }
            case DecisionRecorded decision -> {
                history.done(now, "Decided: " + decision.argumentsJson());
                handOver.decided(decision);
                languages.named(Arguments.text(Arguments.read(decision.argumentsJson()), "language", ""));
                classification.decided(Arguments.text(Arguments.read(decision.argumentsJson()), "intent", ""));
            }
            case EscalationRequested asked -> {
                handOver.requested(asked);
                classification.ask();
            }
            case EscalationAnnounced announced -> {
                ending.transferAnnounced();
                handOver.announced(announced);
            }
            case AgentSwitchRequested asked -> handOver.switchAgent(asked);
            case OperatorRequested(var reason) -> operator(reason);
            case KeysPressed(String keys) -> desk.tell(new ControlEvent.KeysPressed(callId(), desk.wallNow(), keys.length()));
            case EndRequested(String toolCallId, String arguments) -> {
                ending.agentWantsEnd(arguments);
                classification.ask();
            }
            case Used used -> usage.used(used);
            case SessionChanged changed -> sessionChanged(changed);
            case Limits(var limits) -> {
                limits.limits().forEach(limit -> metrics().usage().limitLeft(model.get(), limit.name(), limit.limit(), limit.remaining()));
                desk.around().minutes.told(desk.around().providers.providerOf(model.get()), limits);
            }
            case ModelTrouble(String code, boolean fatal) -> trouble(code, fatal);
            case BudgetReached(double usd, boolean spent) -> desk.fault(spent ? "budget_spent" : "budget_nearly_spent", String.format(Locale.ROOT, "%.4f USD", usd));
            case TextReady ready -> texts.ready(ready);
            case LanguageWanted(String language) -> languages.wanted(language);
            case SilencePrompted(String step) -> metrics().silencePrompted(step);
            case HostedToolUsed(String server, String name, boolean ok) -> metrics().hostedTool(ok ? "ok" : "failed");
            case HostedToolJudged judged -> hostedToolJudged(judged);
            case LimitNear(String name, double share) -> limitNear(name, share);
            case Finished finished -> finished(finished, now);
        }
    }

    /** The first words of a call that goes on may be an answer to much later ones of the caller. */
    private void greetingStarted(long setUp) {
        if (!desk.facts().placed.resumes()) {
            metrics().greeting(setUp);
        }
    }

    private void sessionOpened(long now) {
        Duration setUp = Duration.ofNanos(now - desk.facts().startedNanos);
        metrics().sessionSetUp(setUp);
        desk.tell(new ControlEvent.SessionReady(callId(), desk.wallNow(), model.get(), desk.facts().agent.name(), setUp.toMillis()));
    }

    private void bargeIn(BargeIn bargeIn, long now) {
        long reaction = Math.max(0, now - bargeIn.noticedAtNanos());
        metrics().bargeInReaction(reaction);
        desk.trace().bargeIn(desk.around().loop.wallAt(bargeIn.noticedAtNanos()), desk.wallNow(), bargeIn.playedMs());
        desk.tell(new ControlEvent.BargedIn(callId(), desk.wallNow(), bargeIn.itemId(), bargeIn.playedMs(), reaction / 1_000));
    }

    private void operator(CallNotice.OperatorReason reason) {
        ending.operatorWanted();
        handOver.operator(reason);
    }

    private void sessionChanged(SessionChanged changed) {
        String why = changed.why().name().toLowerCase(Locale.ROOT);
        metrics().sessionChanged(why);
        desk.context().set(Map.of(SessionFields.MODEL, changed.model()));
        if (changed.why() == SessionChanged.Change.FAILED_OVER) {
            metrics().failoverGap(changed.gapNanos());
            desk.fault("model_failed_over", "the call goes on with " + changed.model());
        }
        LOGGER.infof("session changed: callId=%s why=%s model=%s gapMs=%d", callId(), why, changed.model(), changed.gapNanos() / 1_000_000);
    }

    private void trouble(String code, boolean fatal) {
        metrics().modelError(fatal);
        LOGGER.warnf("model reported an error: callId=%s code=%s fatal=%s", callId(), code, fatal);
        desk.fault("model_error", code);
    }

    private void limitNear(String name, double share) {
        metrics().usage().limitNear(name);
        LOGGER.warnf("provider's limit is nearly reached: model=%s limit=%s share=%.3f", model.get(), name, share);
        desk.fault("rate_limit_near", name);
    }

    /** What a provider may run by itself goes around our own policy: each question and our answer are kept. */
    private void hostedToolJudged(HostedToolJudged judged) {
        metrics().hostedTool(judged.approved() ? "approved" : "refused");
        LOGGER.infof("provider asked to run a tool: callId=%s server=%s tool=%s approved=%s", callId(), judged.server(), judged.name(), judged.approved());
        desk.tell(new ControlEvent.DecisionRecorded(callId(), desk.wallNow(), desk.facts().agent.name(), "hosted_tool",
                Map.of("server", judged.server(), "tool", judged.name(), "arguments", Redaction.json(judged.argumentsJson())), "high",
                judged.approved() ? "approved" : "refused"));
    }

    private void finished(Finished finished, long now) {
        turns.flush();
        ear.finished(finished.line());
        usage.finished();
        classification.finished();
        ending.finished(finished, now);
        LOGGER.infof("call finished here: callId=%s reason=%s", callId(), finished.reason());
    }

    private BridgeMetrics metrics() {
        return desk.around().metrics;
    }

    private String callId() {
        return desk.facts().callId();
    }
}
