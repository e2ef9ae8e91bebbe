package io.trunkline.bridge.session;

import io.trunkline.bridge.telemetry.Prices;
import io.trunkline.call.CallInput;
import io.trunkline.call.CallNotice.Used;
import io.trunkline.call.model.Usage;
import io.trunkline.contracts.event.ControlEvent.UsageUpdated;
import io.trunkline.contracts.redis.SessionFields;
import java.util.Map;
import java.util.function.Supplier;

/** What the call has cost so far, models, carrier, machines and platform together: summed, told, measured by voice agent. */
final class UsageMeter {
    private static final double NANOS = 1e9;

    private final CallScope scope;
    private final Supplier<String> model;
    private Usage total = Usage.NONE;
    private double models;
    private double before;
    private boolean timeBooked;

    UsageMeter(CallScope scope, Supplier<String> model) {
        this.scope = scope;
        this.model = model;
    }

    void used(Used used) {
        String name = model.get();
        double cost = scope.services().prices.of(name, scope.services().config.model().transcription(), used.usage());
        total = total.plus(used.usage());
        models += cost;
        scope.services().metrics.usage().used(used.agent(), name, used.usage(), cost);
        double usd = usd();
        scope.context().set(Map.of(SessionFields.COST_USD, Prices.text(usd)));
        scope.tell(new UsageUpdated(scope.facts().callId(), scope.wallNow(), name, used.agent(), total.inputText(), total.inputAudio(),
                total.cachedText() + total.cachedAudio(), total.outputText(), total.outputAudio(), usd));
        scope.input().accept(new CallInput.Spent(usd));
    }

    /** What other bridges had added up. */
    void restore(double usd) {
        before = usd;
    }

    /** The call is over here: what its minutes cost is booked. */
    void finished() {
        if (!timeBooked) {
            timeBooked = true;
            double time = time();
            scope.services().metrics.usage().callCost(scope.facts().agent.name(), models, time);
            scope.context().set(Map.of(SessionFields.COST_USD, Prices.text(before + models + time)));
        }
    }

    private double usd() {
        return before + models + time();
    }

    private double time() {
        CallFacts facts = scope.facts();
        return facts.streaming() ? scope.services().prices.ofTime((scope.services().loop.nanos() - facts.streamNanos) / NANOS) : 0;
    }
}
