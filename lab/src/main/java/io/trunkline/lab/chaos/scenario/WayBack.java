package io.trunkline.lab.chaos.scenario;

import io.trunkline.lab.carrier.CarrierEvent;
import io.trunkline.lab.carrier.CarrierEvent.PlayoutStarted;
import io.trunkline.lab.carrier.CarrierEvent.StreamEnded;
import io.trunkline.lab.carrier.CarrierEvent.StreamStarted;
import io.trunkline.lab.carrier.CarrierEvent.WebhookAnswered;
import io.trunkline.lab.chaos.caller.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the time goes between the loss of a stream and the first sound of the next, on one call. Milliseconds.
 *
 * @param noticed  from the fault to the end of the stream at the carrier
 * @param answered from then until the gateway had said what next
 * @param streamed from then until the next stream began
 * @param spoken   from then until something of it was heard
 */
record WayBack(long noticed, long answered, long streamed, long spoken) {

    /** Of a call's first loss behind {@code struck}; empty if no sound followed it. */
    static Optional<WayBack> of(Line line, long struck) {
        List<CarrierEvent> events = line.call().timeline();
        long ended = first(events, StreamEnded.class, struck);
        long answered = first(events, WebhookAnswered.class, ended);
        long streamed = first(events, StreamStarted.class, answered);
        long spoken = first(events, PlayoutStarted.class, streamed);
        return spoken == Long.MAX_VALUE ? Optional.empty()
                : Optional.of(new WayBack(millis(ended - struck), millis(answered - ended), millis(streamed - answered), millis(spoken - streamed)));
    }

    /** Median and 95th percentile of each part, in words; empty without any. */
    static String words(List<WayBack> ways) {
        if (ways.isEmpty()) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        parts.add(part("noticed after", Silences.of(ways.stream().mapToLong(WayBack::noticed))));
        parts.add(part("gateway", Silences.of(ways.stream().mapToLong(WayBack::answered))));
        parts.add(part("stream", Silences.of(ways.stream().mapToLong(WayBack::streamed))));
        parts.add(part("first sound", Silences.of(ways.stream().mapToLong(WayBack::spoken))));
        return String.join(", ", parts);
    }

    private static String part(String name, Silences millis) {
        return String.format(Locale.ROOT, "%s %d/%d ms", name, millis.p50(), millis.p95());
    }

    private static long first(List<CarrierEvent> events, Class<? extends CarrierEvent> type, long since) {
        return since == Long.MAX_VALUE ? since
                : events.stream().filter(type::isInstance).mapToLong(CarrierEvent::atNanos).filter(at -> at >= since).findFirst().orElse(Long.MAX_VALUE);
    }

    private static long millis(long nanos) {
        return nanos / 1_000_000;
    }
}
