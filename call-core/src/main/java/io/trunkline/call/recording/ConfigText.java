package io.trunkline.call.recording;

import io.trunkline.call.CallConfig;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a call was set up with, a line each setting: {@code config timings.tool 8000ms}. Whatever is in {@link CallConfig} is written, by its names there, but
 * for what the call core only passes on: instructions, tools, tracing, access to tool servers. It is the operator's text, not the caller's, and stays as it
 * is. A setting that isn't there means the default.
 */
final class ConfigText {

    private static final Set<String> PASSED_ON = Set.of("session.instructions", "session.tools", "session.hosted", "session.traceGroup", "session.traceMetadata");

    private final List<String> lines = new ArrayList<>();

    private ConfigText() {
    }

    static List<String> of(CallConfig config) {
        ConfigText text = new ConfigText();
        text.record("", config);
        return text.lines;
    }

    private void record(String path, Record value) {
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            String inner = path.isEmpty() ? component.getName() : path + "." + component.getName();
            if (!PASSED_ON.contains(inner)) {
                value(inner, component.getType(), read(component, value));
            }
        }
    }

    private void value(String path, Class<?> declared, Object value) {
        switch (value) {
            case null -> { }
            case Duration duration -> line(path, Lines.time(duration.toNanos()));
            case Record inner -> {
                if (declared.isSealed()) {
                    line(path, inner.getClass().getSimpleName());
                }
                record(path, inner);
            }
            case Set<?> set -> value(path, List.class, List.copyOf(new TreeSet<>(set)));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    value(path + "." + i, Object.class, list.get(i));
                }
            }
            case Map<?, ?> map -> new TreeMap<>(map).forEach((key, inner) -> value(path + "." + key, Object.class, inner));
            default -> line(path, Lines.word(value.toString()));
        }
    }

    private void line(String path, String value) {
        lines.add("config " + path + " " + value);
    }

    private static Object read(RecordComponent component, Record value) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record that can't be read: " + component, e);
        }
    }
}
