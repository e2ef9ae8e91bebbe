package io.trunkline.bridge.telemetry;

import static io.trunkline.bridge.telemetry.BridgeMetrics.PREFIX;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.trunkline.call.model.Usage;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** A bridge's metrics of what models use, what that costs, and what their providers still allow. Names are listed at {@link BridgeMetrics}. */
public final class UsageMetrics {
    /** A provider that makes up names of limits must not fill the registry. */
    private static final int MOST_LIMITS = 32;
    private static final double[] COSTS = {0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5};

    private final MeterRegistry registry;
    private final Map<String, AtomicReference<Double>> limitsLeft = new ConcurrentHashMap<>();

    UsageMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** What a response used, and what that cost in USD by the price table. */
    public void used(String agent, String model, Usage usage, double usd) {
        tokens(agent, model, "text_in", usage.inputText());
        tokens(agent, model, "audio_in", usage.inputAudio());
        tokens(agent, model, "cached_in", usage.cachedText() + usage.cachedAudio());
        tokens(agent, model, "text_out", usage.outputText());
        tokens(agent, model, "audio_out", usage.outputAudio());
        registry.counter(PREFIX + "model.cost.usd", "agent", agent, "model", model).increment(usd);
    }

    /** What a call cost when it was over, in USD: models, and all that is paid by the minute or the call. */
    public void callCost(String agent, double models, double time) {
        DistributionSummary.builder(PREFIX + "call.cost.usd").tag("agent", agent).serviceLevelObjectives(COSTS).register(registry).record(models + time);
        registry.counter(PREFIX + "time.cost.usd", "agent", agent).increment(time);
    }

    /** What a provider told last of its limits, for all calls of this bridge. @param name requests or tokens */
    public void limitLeft(String model, String name, long limit, long remaining) {
        if (limit <= 0 || limitsLeft.size() >= MOST_LIMITS && !limitsLeft.containsKey(model + "/" + name)) {
            return;
        }
        limitsLeft.computeIfAbsent(model + "/" + name, id -> {
            AtomicReference<Double> share = new AtomicReference<>(1.0);
            Gauge.builder(PREFIX + "model.limit.left.ratio", share, AtomicReference::get).tags("model", model, "limit", name).register(registry);
            return share;
        }).set((double) remaining / limit);
    }

    /** Less than a tenth of a limit is left. @param name requests or tokens */
    public void limitNear(String name) {
        registry.counter(PREFIX + "model.limit.near", "limit", name).increment();
    }

    private void tokens(String agent, String model, String kind, long tokens) {
        registry.counter(PREFIX + "model.tokens", "agent", agent, "model", model, "kind", kind).increment(tokens);
    }
}
