package io.trunkline.bridge.session;

import io.trunkline.call.CallNotice.Used;
import io.trunkline.call.model.Usage;
import io.trunkline.contracts.event.ControlEvent.UsageUpdated;
import io.trunkline.contracts.redis.SessionFields;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** What the call has cost so far: summed, told, measured by voice agent. */
final class UsageMeter {
    private final CallDesk desk;
    private final Supplier<String> model;
    private Usage total = Usage.NONE;
    private double usd;

    UsageMeter(CallDesk desk, Supplier<String> model) {
        this.desk = desk;
        this.model = model;
    }

    void used(Used used) {
        String name = model.get();
        double cost = desk.around().prices.of(name, used.usage());
        total = total.plus(used.usage());
        usd += cost;
        desk.around().metrics.used(used.agent(), name, used.usage(), cost);
        desk.context().set(Map.of(SessionFields.COST_USD, String.format(Locale.ROOT, "%.6f", usd)));
        desk.tell(new UsageUpdated(desk.facts().callId(), desk.wallNow(), name, used.agent(), total.inputText(), total.inputAudio(),
                total.cachedText() + total.cachedAudio(), total.outputText(), total.outputAudio(), usd));
    }
}
