package io.trunkline.tools;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.trunkline.catalog.Catalog;
import io.trunkline.contracts.event.ToolStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * The service's metrics, all in one place. Labels come from fixed sets: a tool the catalog doesn't have is {@code unknown}.
 * <ul>
 * <li>{@code trunkline.tool.duration} (seconds; {@code tool}, {@code status}): from request read to outcome known
 * <li>{@code trunkline.tool.records.buried} (records): sent to the dead-letter topic
 * <li>{@code trunkline.tool.records.passed.by} (records): of a newer type
 * </ul>
 */
@ApplicationScoped
public class ToolMetrics {
    private final MeterRegistry registry;
    private final Catalog catalog;
    private final Counter buried;
    private final Counter passedBy;

    ToolMetrics(MeterRegistry registry, Catalog catalog) {
        this.registry = registry;
        this.catalog = catalog;
        this.buried = Counter.builder("trunkline.tool.records.buried").description("records sent to the dead-letter topic").register(registry);
        this.passedBy = Counter.builder("trunkline.tool.records.passed.by").description("records of a type this version doesn't know").register(registry);
    }

    public void finished(String tool, ToolStatus status, Duration took) {
        Timer.builder("trunkline.tool.duration").description("time a tool call took").publishPercentileHistogram()
                .tag("tool", nameOf(tool)).tag("status", status.wireName()).register(registry).record(took);
    }

    public void buried() {
        buried.increment();
    }

    public void passedBy() {
        passedBy.increment();
    }

    /** @return the tool's name if the catalog has it: a model's invention is neither a label nor a log line */
    public String nameOf(String tool) {
        return catalog.tools().containsKey(tool) ? tool : "unknown";
    }
}
