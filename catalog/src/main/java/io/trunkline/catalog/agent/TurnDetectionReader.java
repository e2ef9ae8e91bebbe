package io.trunkline.catalog.agent;

import io.trunkline.catalog.agent.TurnDetection.Eagerness;
import io.trunkline.catalog.agent.TurnDetection.Kind;
import io.trunkline.catalog.yaml.YamlMap;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Reads {@code turn_detection} of a voice agent: each kind has its own keys. */
final class TurnDetectionReader {

    private static final Map<Kind, List<String>> KEYS = Map.of(Kind.SERVER_VAD, List.of("threshold", "prefix_padding", "silence", "idle_timeout"),
            Kind.SEMANTIC_VAD, List.of("eagerness"), Kind.MANUAL, List.of("silence"));
    private static final Duration SHORTEST_IDLE = Duration.ofSeconds(5);
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int MANUAL_SILENCE_MS = 700;

    static TurnDetection read(YamlMap root) {
        return root.map("turn_detection").map(TurnDetectionReader::of).orElse(TurnDetection.DEFAULT);
    }

    private static TurnDetection of(YamlMap vad) {
        vad.only("kind", "threshold", "prefix_padding", "silence", "idle_timeout", "eagerness");
        TurnDetection standard = TurnDetection.DEFAULT;
        Kind kind = vad.choice("kind", Kind.class, standard.kind());
        vad.keys().stream().filter(key -> !key.equals("kind") && !KEYS.get(kind).contains(key)).forEach(key -> vad.problem(key,
                "`" + key + "` means nothing to " + kind.name().toLowerCase(java.util.Locale.ROOT) + ", which has: " + String.join(", ", KEYS.get(kind))));
        int silence = kind == Kind.MANUAL ? MANUAL_SILENCE_MS : standard.silenceMs();
        return new TurnDetection(kind, vad.number("threshold", standard.threshold(), 0, 1), millis(vad, "prefix_padding", standard.prefixPaddingMs()),
                millis(vad, "silence", silence), idleTimeout(vad), vad.choice("eagerness", Eagerness.class, standard.eagerness()));
    }

    private static int millis(YamlMap vad, String key, int otherwise) {
        Duration time = vad.duration(key, Duration.ofMillis(otherwise));
        if (time.compareTo(LONGEST) > 0) {
            vad.problem(key, "`" + key + "` is at most 10s: nobody waits longer for an answer");
        }
        return (int) time.toMillis();
    }

    private static int idleTimeout(YamlMap vad) {
        Duration idle = vad.duration("idle_timeout", Duration.ZERO);
        if (!idle.isZero() && (idle.compareTo(SHORTEST_IDLE) < 0 || idle.compareTo(LONGEST_IDLE) > 0)) {
            vad.problem("idle_timeout", "`idle_timeout` is 5s to 30s, or 0s for never");
        }
        return (int) idle.toMillis();
    }

    private TurnDetectionReader() {
    }
}
