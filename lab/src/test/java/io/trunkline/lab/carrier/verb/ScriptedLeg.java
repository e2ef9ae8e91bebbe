package io.trunkline.lab.carrier.verb;

import io.trunkline.lab.carrier.CarrierEvent;
import io.trunkline.lab.carrier.CarrierFaults;
import io.trunkline.lab.carrier.DeskPolicy;
import io.trunkline.lab.carrier.LineVoice.Speaker;
import io.trunkline.lab.carrier.ToneVoice;
import io.trunkline.lab.carrier.stream.SocketListener;
import io.trunkline.lab.carrier.stream.SocketOutcome;
import io.trunkline.lab.carrier.stream.StreamDialer;
import io.trunkline.lab.carrier.stream.StreamSocket;
import io.trunkline.lab.carrier.twiml.Verb;
import io.trunkline.lab.carrier.webhook.CallParameters;
import io.trunkline.lab.carrier.webhook.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A leg without network or clock: what a verb asks for happens at once, what it does is written down. */
final class ScriptedLeg implements LegContext {

    static final long FRAME = 20_000_000L;

    final List<CarrierEvent> timeline = new ArrayList<>();
    final List<String> sent = new ArrayList<>();
    final List<Map<String, String>> callbacks = new ArrayList<>();
    final Map<String, List<Verb>> documents = new HashMap<>();
    final short[] ear = new short[160];
    CarrierFaults faults = CarrierFaults.NONE;
    DeskPolicy desk = new DeskPolicy(true, Duration.ofSeconds(1), Duration.ofSeconds(2), true);
    SocketOutcome outcome = new SocketOutcome.Open(new Socket());
    SocketListener peer;
    boolean socketClosed;
    boolean socketAborted;
    long now = 1_000_000_000_000L;

    /** Ticks until the verb is over or the time is up; the last progress. */
    Progress run(VerbRun verb, Duration atMost) {
        Progress progress = Progress.RUNNING;
        for (long end = now + atMost.toNanos(); now < end && progress == Progress.RUNNING; now += FRAME) {
            progress = frame(verb);
        }
        return progress;
    }

    /** One tick; the clock stands. */
    Progress frame(VerbRun verb) {
        Arrays.fill(ear, (short) 0);
        return verb.tick(new byte[160], ear, now);
    }

    <T extends CarrierEvent> List<T> events(Class<T> type) {
        return timeline.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public CallParameters call() {
        return new CallParameters("ACxx", "CAxx", "+14155550100", "+18005551234", null);
    }

    @Override
    public CarrierFaults faults() {
        return faults;
    }

    @Override
    public DeskPolicy desk() {
        return desk;
    }

    @Override
    public Duration jitter() {
        return Duration.ZERO;
    }

    @Override
    public StreamDialer dialer() {
        return (url, signature, listener, readPause) -> {
            peer = listener;
            return outcome;
        };
    }

    @Override
    public Signature signature() {
        return new Signature("token");
    }

    @Override
    public void record(CarrierEvent event) {
        timeline.add(event);
    }

    @Override
    public void onClock(Runnable task) {
        task.run();
    }

    @Override
    public <T> void later(Supplier<T> work, Consumer<T> then) {
        then.accept(work.get());
    }

    @Override
    public void speak(String text, Speaker speaker, Consumer<short[]> ready) {
        ready.accept(new ToneVoice().speak(text, speaker));
    }

    @Override
    public Optional<List<Verb>> document(String url, String method, Map<String, String> parameters) {
        return Optional.ofNullable(documents.get(url));
    }

    @Override
    public Optional<short[]> sound(String url) {
        return Optional.empty();
    }

    @Override
    public void callback(String url, String method, Map<String, String> parameters) {
        if (!url.isEmpty()) {
            callbacks.add(parameters);
        }
    }

    @Override
    public String keepRecording(String recordingSid, byte[] muLaw) {
        return "http://recordings/" + recordingSid;
    }

    private final class Socket implements StreamSocket {

        @Override
        public void send(String text, long dueNanos) {
            sent.add(text);
        }

        @Override
        public void close() {
            socketClosed = true;
        }

        @Override
        public void abort() {
            socketAborted = true;
            peer.closed(1006);
        }
    }
}
