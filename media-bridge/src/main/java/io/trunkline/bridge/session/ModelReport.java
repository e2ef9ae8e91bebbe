package io.trunkline.bridge.session;

import io.trunkline.bridge.telemetry.BridgeMetrics;
import io.trunkline.call.CallNotice.HostedToolJudged;
import io.trunkline.call.CallNotice.HostedToolUsed;
import io.trunkline.call.CallNotice.SessionChanged;
import io.trunkline.call.model.ModelEvent.RateLimits;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.privacy.Redaction;
import io.trunkline.contracts.redis.SessionFields;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Tells how the model's side of a call fares: its sessions, errors and limits, and the tools its provider runs itself. */
final class ModelReport {
    private static final Logger LOGGER = Logger.getLogger(ModelReport.class);

    private final CallScope scope;
    private final Supplier<String> model;

    /** @param model name of the model that has the call */
    ModelReport(CallScope scope, Supplier<String> model) {
        this.scope = scope;
        this.model = model;
    }

    /** The call's first session is configured. */
    void opened(long now) {
        Duration setUp = Duration.ofNanos(now - scope.facts().startedNanos);
        metrics().sessionSetUp(setUp);
        scope.tell(new ControlEvent.SessionReady(callId(), scope.wallNow(), model.get(), scope.facts().agent.name(), setUp.toMillis()));
    }

    void changed(SessionChanged changed) {
        String why = changed.why().name().toLowerCase(Locale.ROOT);
        metrics().sessionChanged(why);
        scope.context().set(Map.of(SessionFields.MODEL, changed.model()));
        if (changed.why() == SessionChanged.Change.FAILED_OVER) {
            metrics().failoverGap(changed.gapNanos());
            scope.fault("model_failed_over", "the call goes on with " + changed.model());
        }
        LOGGER.infof("session changed: callId=%s why=%s model=%s gapMs=%d", callId(), why, changed.model(), changed.gapNanos() / 1_000_000);
    }

    /** The provider reported an error. */
    void trouble(String code, boolean fatal) {
        metrics().modelError(fatal);
        LOGGER.warnf("model reported an error: callId=%s code=%s fatal=%s", callId(), code, fatal);
        scope.fault("model_error", code);
    }

    void limits(RateLimits limits) {
        limits.limits().forEach(limit -> metrics().usage().limitLeft(model.get(), limit.name(), limit.limit(), limit.remaining()));
        scope.services().minutes.told(scope.services().providers.providerOf(model.get()), limits);
    }

    void limitNear(String name, double share) {
        metrics().usage().limitNear(name);
        LOGGER.warnf("provider's limit is nearly reached: model=%s limit=%s share=%.3f", model.get(), name, share);
        scope.fault("rate_limit_near", name);
    }

    void hostedToolUsed(HostedToolUsed used) {
        metrics().hostedTool(used.ok() ? "ok" : "failed");
    }

    /** What a provider may run by itself goes around our own policy: each question and our answer are kept. */
    void hostedToolJudged(HostedToolJudged judged) {
        metrics().hostedTool(judged.approved() ? "approved" : "refused");
        LOGGER.infof("provider asked to run a tool: callId=%s server=%s tool=%s approved=%s", callId(), judged.server(), judged.name(), judged.approved());
        scope.tell(new ControlEvent.DecisionRecorded(callId(), scope.wallNow(), scope.facts().agent.name(), "hosted_tool",
                Map.of("server", judged.server(), "tool", judged.name(), "arguments", Redaction.json(judged.argumentsJson())), "high",
                judged.approved() ? "approved" : "refused"));
    }

    private BridgeMetrics metrics() {
        return scope.services().metrics;
    }

    private String callId() {
        return scope.facts().callId();
    }
}
