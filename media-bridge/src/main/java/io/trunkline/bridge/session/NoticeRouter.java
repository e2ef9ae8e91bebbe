package io.trunkline.bridge.session;

import io.trunkline.bridge.context.Restored;
import io.trunkline.bridge.telemetry.BridgeMetrics;
import io.trunkline.call.CallNotice.AgentSwitchRequested;
import io.trunkline.call.CallNotice.AnswerHeard;
import io.trunkline.call.CallNotice.BargeIn;
import io.trunkline.call.CallNotice.BudgetReached;
import io.trunkline.call.CallNotice.DeadAir;
import io.trunkline.call.CallNotice.DecisionRecorded;
import io.trunkline.call.CallNotice.EndRequested;
import io.trunkline.call.CallNotice.EscalationAnnounced;
import io.trunkline.call.CallNotice.EscalationRequested;
import io.trunkline.call.CallNotice.Finished;
import io.trunkline.call.CallNotice.GreetingStarted;
import io.trunkline.call.CallNotice.HostedToolJudged;
import io.trunkline.call.CallNotice.HostedToolUsed;
import io.trunkline.call.CallNotice.KeysPressed;
import io.trunkline.call.CallNotice.LanguageWanted;
import io.trunkline.call.CallNotice.LimitNear;
import io.trunkline.call.CallNotice.Limits;
import io.trunkline.call.CallNotice.ModelTrouble;
import io.trunkline.call.CallNotice.OperatorRequested;
import io.trunkline.call.CallNotice.ResponseLatency;
import io.trunkline.call.CallNotice.SessionChanged;
import io.trunkline.call.CallNotice.SessionOpened;
import io.trunkline.call.CallNotice.SilencePrompted;
import io.trunkline.call.CallNotice.Silenced;
import io.trunkline.call.CallNotice.TextReady;
import io.trunkline.call.CallNotice.ToolRequested;
import io.trunkline.call.CallNotice.ToolTimedOut;
import io.trunkline.call.CallNotice.TurnCompleted;
import io.trunkline.call.CallNotice.Used;
import io.trunkline.call.CallNotice;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.call.model.Side;
import io.trunkline.call.resume.Unfinished;
import io.trunkline.contracts.event.ControlEvent.ToolCallFinished;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.redis.PendingTool;
import io.trunkline.contracts.redis.SessionFields;
import java.util.Locale;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Takes each notice of a call to what deals with it: tools, hand-overs, transcript, events, metrics, spans. */
final class NoticeRouter {
    private static final Logger LOGGER = Logger.getLogger(NoticeRouter.class);

    private final CallScope scope;
    private final History history = new History();
    private final TurnLog turns;
    private final ToolRequests tools;
    private final HandOver handOver;
    private final Texts texts;
    private final Classification classification;
    private final CallerLanguage languages;
    private final UsageMeter usage;
    private final ModelReport models;
    private final QualityReport quality;
    private final Ending ending;
    private final Ongoing ongoing;

    NoticeRouter(CallScope scope, Supplier<String> model) {
        this.scope = scope;
        this.turns = new TurnLog(scope, history);
        this.tools = new ToolRequests(scope);
        this.texts = new Texts(scope.input());
        this.classification = new Classification(scope, texts);
        this.languages = new CallerLanguage(scope);
        this.handOver = new HandOver(scope, tools, turns, texts);
        this.usage = new UsageMeter(scope, model);
        this.models = new ModelReport(scope, model);
        this.quality = new QualityReport(scope);
        this.ending = new Ending(scope);
        this.ongoing = new Ongoing(scope);
    }

    /** What a session must know that wasn't there. */
    History history() {
        return history;
    }

    /** Brings back what another bridge left. {@code saying}: what the agent was saying, may be null. */
    void restore(Restored left, Unfinished saying) {
        turns.restore(left, saying);
        Resumption.remember(left, saying, history, scope.facts().startedNanos);
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
        if (!finished.toolCallId().equals(ToolRequests.IDENTIFY)) {
            history.done(scope.services().loop.nanos(), "The tool " + finished.tool() + " was run: " + finished.display());
        }
        tools.finished(finished);
    }

    void beforeHangUp() {
        turns.flush();
        ending.beforeHangUp();
    }

    /** As {@link Ending#saidGoodbye}. */
    boolean saidGoodbye() {
        return ending.saidGoodbye();
    }

    void notice(CallNotice notice, long now) {
        ongoing.told(notice, now);
        switch (notice) {
            case SessionOpened _ -> models.opened(now);
            case GreetingStarted(long setUp) -> greetingStarted(setUp);
            case TurnCompleted turn -> {
                turns.completed(turn);
                if (turn.side() == Side.CALLER) {
                    ending.callerSpoke();
                }
                languages.completed(turn);
            }
            case BargeIn bargeIn -> bargeIn(bargeIn, now);
            case AnswerHeard answer -> quality.answered(answer);
            case Silenced silenced -> quality.silenced(silenced);
            case DeadAir dead -> quality.deadAir(dead);
            case ResponseLatency(long nanos) -> metrics().responseLatency(nanos);
            case ToolRequested asked -> tools.requested(asked, now);
            case ToolTimedOut late -> {
                history.done(now, "The tool " + late.name() + " was run: " + ToolRequests.UNANSWERED);
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
            case KeysPressed(String keys) -> scope.tell(new ControlEvent.KeysPressed(callId(), scope.wallNow(), keys.length()));
            case EndRequested(String toolCallId, String arguments) -> {
                ending.agentWantsEnd(arguments);
                classification.ask();
            }
            case Used used -> usage.used(used);
            case SessionChanged changed -> models.changed(changed);
            case Limits(var limits) -> models.limits(limits);
            case ModelTrouble(String code, boolean fatal) -> models.trouble(code, fatal);
            case BudgetReached(double usd, boolean spent) -> scope.fault(spent ? "budget_spent" : "budget_nearly_spent", String.format(Locale.ROOT, "%.4f USD", usd));
            case TextReady ready -> texts.ready(ready);
            case LanguageWanted(String language) -> languages.wanted(language);
            case SilencePrompted(String step) -> metrics().silencePrompted(step);
            case HostedToolUsed used -> models.hostedToolUsed(used);
            case HostedToolJudged judged -> models.hostedToolJudged(judged);
            case LimitNear(String name, double share) -> models.limitNear(name, share);
            case Finished finished -> finished(finished, now);
        }
    }

    /** The first words of a call that goes on may be an answer to much later ones of the caller. */
    private void greetingStarted(long setUp) {
        if (!scope.facts().placed.resumes()) {
            metrics().greeting(setUp);
        }
    }

    private void bargeIn(BargeIn bargeIn, long now) {
        long reaction = Math.max(0, now - bargeIn.noticedAtNanos());
        metrics().bargeInReaction(reaction);
        scope.trace().bargeIn(scope.services().loop.wallAt(bargeIn.noticedAtNanos()), scope.wallNow(), bargeIn.playedMs());
        scope.tell(new ControlEvent.BargedIn(callId(), scope.wallNow(), bargeIn.itemId(), bargeIn.playedMs(), reaction / 1_000));
    }

    private void operator(CallNotice.OperatorReason reason) {
        ending.operatorWanted();
        handOver.operator(reason);
    }

    private void finished(Finished finished, long now) {
        turns.flush();
        quality.finished(finished.line());
        usage.finished();
        classification.finished();
        ending.finished(finished, now);
        LOGGER.infof("call finished here: callId=%s reason=%s", callId(), finished.reason());
    }

    private BridgeMetrics metrics() {
        return scope.services().metrics;
    }

    private String callId() {
        return scope.facts().callId();
    }
}
