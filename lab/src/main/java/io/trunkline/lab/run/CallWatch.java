package io.trunkline.lab.run;

import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.lab.caller.CallerEvent;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Watches one call for people, and finds out which call of ours a carrier's call is. Told on several threads. */
final class CallWatch implements Consumer<ControlEvent> {

    private final Consumer<String> lines;
    private final Set<ControlEvent> told = new HashSet<>();
    private LiveTranscript transcript;
    private String callSid;
    private String callId;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    CallWatch(Consumer<String> lines) {
        this.lines = lines;
        begin();
    }

    /** Time counts from here. */
    synchronized void begin() {
        transcript = new LiveTranscript(lines, System.nanoTime());
    }

    /** Names the carrier's call; what the feed has seen of it already is told now. */
    void on(String sid, EventFeed feed) {
        synchronized (this) {
            callSid = sid;
        }
        List<ControlEvent> before = feed.seen(event -> true);
        before.forEach(this);
    }

    synchronized void caller(CallerEvent event) {
        transcript.tell(event);
    }

    @Override
    public synchronized void accept(ControlEvent event) {
        if (event instanceof ControlEvent.CallReceived received && received.callSid().equals(callSid)) {
            callId = received.callId();
        }
        if (callId != null && callId.equals(event.callId()) && told.add(event)) {
            transcript.tell(event);
            if (event instanceof ControlEvent.CallEnded) {
                ended.complete(null);
            }
        }
    }

    synchronized Optional<String> callId() {
        return Optional.ofNullable(callId);
    }

    /** Waits until the services have told the end of the call, as they do a moment after the carrier. Returns whether they did so within {@code patience}. */
    boolean awaitEnd(Duration patience) {
        try {
            ended.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
