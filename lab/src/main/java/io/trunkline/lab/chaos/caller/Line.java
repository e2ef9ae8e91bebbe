package io.trunkline.lab.chaos.caller;

import io.trunkline.lab.carrier.CarrierCall;
import io.trunkline.lab.carrier.CarrierEvent;
import java.util.List;

/** One caller and the carrier's view of the call. Safe to use from any thread. */
public record Line(ToneCaller caller, CarrierCall call) {

    private static final String OWN_WILL = "caller-hung-up";

    /** The bridge of the stream that was started last; empty if none was. */
    public String bridge() {
        List<CarrierEvent.StreamStarted> streams = streams(Long.MIN_VALUE);
        return streams.isEmpty() ? "" : streams.getLast().url().replaceFirst("^wss://", "").replaceFirst("[.].*$", "");
    }

    /** Whether a stream was ever begun. */
    public boolean streamed() {
        return resumedSince(Long.MIN_VALUE);
    }

    /** Whether another stream followed since. */
    public boolean resumedSince(long nanos) {
        return !streams(nanos).isEmpty();
    }

    /** Whether the call ended, neither by the caller's own will nor at a person. */
    public boolean lost() {
        String by = caller.endedBy();
        return by != null && !by.equals(OWN_WILL) && !withHuman();
    }

    /** Whether the carrier said something with these words in it. */
    public boolean told(String words) {
        return call.timeline().stream().anyMatch(event -> event instanceof CarrierEvent.Spoken said && said.text().contains(words));
    }

    /** What the person for whom the caller waits is told of the call, a task's attributes as JSON; empty if the caller waits for nobody. */
    public String task() {
        return call.timeline().stream().filter(CarrierEvent.Enqueued.class::isInstance).map(event -> ((CarrierEvent.Enqueued) event).taskJson())
                .reduce("", (earlier, later) -> later);
    }

    /** Whether what the caller says is, or was, written down as a message. */
    public boolean recorded() {
        return call.timeline().stream().anyMatch(event -> event instanceof CarrierEvent.VerbStarted begun && begun.verb().equals("Record"));
    }

    /** Whether the caller was put through to a person, or waits for one. */
    public boolean withHuman() {
        return call.timeline().stream().anyMatch(CarrierEvent.Enqueued.class::isInstance);
    }

    private List<CarrierEvent.StreamStarted> streams(long since) {
        return call.timeline().stream().filter(CarrierEvent.StreamStarted.class::isInstance).map(CarrierEvent.StreamStarted.class::cast)
                .filter(stream -> stream.atNanos() > since).toList();
    }
}
