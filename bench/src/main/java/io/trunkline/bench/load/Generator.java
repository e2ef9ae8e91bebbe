package io.trunkline.bench.load;

import io.trunkline.bench.measure.Disturbance;
import io.trunkline.bench.measure.ProcessCpu;
import io.trunkline.bench.wire.Connection;
import io.trunkline.bench.wire.HttpPosts;
import io.trunkline.bench.wire.Loop;
import io.trunkline.bench.wire.TimerWheel;
import io.trunkline.bench.wire.Tls;
import io.trunkline.bench.wire.Upgrade;
import io.trunkline.contracts.http.InternalApi;
import io.trunkline.contracts.stream.StreamToken;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One run: begins the calls one after the other, lets them warm up, measures for a while, ends them, and looks at what is left. All in
 * one thread.
 * <pre>
 * ramp ── warm-up ── window (measured; another, if it was disturbed) ── hold ── hang up ── 5 s at most until all sockets are gone
 * </pre>
 */
final class Generator {
    private static final long SECOND = 1_000_000_000;
    private static final long FRAME_NANOS = 20_000_000;
    private static final long END_PATIENCE = 5 * SECOND;
    private static final long UNDER_WAY = 300_000_000;
    private static final long LOOK_EVERY = 100_000_000;

    private final Traffic traffic;
    private final Predicate<Disturbance> counts;
    private final Loop loop = new Loop();
    private final Tally tally = new Tally();
    private final Call[] calls;
    private final Set<ModelSession> sessions = new HashSet<>();
    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final StreamToken tokens;
    private final HttpPosts gateway;
    private final String carrierPath;
    private final String signature;
    private final Random random = new Random(9);
    private final long begun = System.nanoTime();
    private int opened;
    private int windows;
    private boolean closing;
    private long[] before;

    /** @param counts whether a window does that was disturbed so much, and no other is needed */
    Generator(Traffic traffic, Tls tls, Predicate<Disturbance> counts) {
        this.traffic = traffic;
        this.counts = counts;
        this.calls = new Call[traffic.calls()];
        this.tokens = new StreamToken(traffic.relay() ? "a relay asks for no token" : traffic.secrets().streamToken());
        this.gateway = traffic.relay() ? null : loop.posts(traffic.internalPort());
        this.carrierPath = "/media/" + traffic.bridge() + "/twilio";
        this.signature = traffic.relay() ? "" : CallIds.signature(traffic.secrets().authToken(), traffic.publicUrl() + carrierPath);
        loop.listen(traffic.modelPort(), tls, head -> newSession());
    }

    private Connection.Owner newSession() {
        ModelSession session = new ModelSession(this, loop, tally, ++opened);
        sessions.add(session);
        return session;
    }

    Tally tally() {
        return tally;
    }

    /** Which call a session belongs to; {@code null} if none, as where its caller hung up before it was there. */
    Call bind(String callId, ModelSession session) {
        int number = CallIds.number(callId);
        if (number < calls.length && calls[number] != null && !calls[number].ids().callId().equals(callId)) {
            tally.count("sessionsTooLate");
            return null;
        }
        return bind(number, session);
    }

    /** The same by its number alone, which is all that a relay's audio tells. */
    Call bind(int number, ModelSession session) {
        if (number >= calls.length || calls[number] == null) {
            tally.count("unknownCall");
            return null;
        }
        calls[number].bound(session);
        return calls[number];
    }

    void sessionClosed(ModelSession session) {
        sessions.remove(session);
    }

    void run() {
        long step = SECOND / traffic.rampPerSecond();
        for (int i = 0; i < calls.length; i++) {
            int number = i;
            at(begun + SECOND / 2 + i * step, () -> begin(number));
        }
        long ready = begun + SECOND / 2 + calls.length * step + traffic.warmupSeconds() * SECOND;
        at(ready, this::openWindow);
        loop.run(true);
    }

    /** Writes all figures to standard output. */
    void print() {
        tally.print(figures);
    }

    private void at(long when, Runnable what) {
        loop.wheel().set(new TimerWheel.Timer() {
            @Override
            protected void fire(long dueNanos) {
                what.run();
            }
        }, when);
    }

    private void begin(int number) {
        if (closing) {
            return;
        }
        Call call = new Call(number, CallIds.of(number, System.currentTimeMillis(), traffic, tokens), loop, tally, traffic, phase(number));
        calls[number] = call;
        if (traffic.relay()) {
            connect(call);
            lives(call);
        } else {
            gateway.post(InternalApi.PLACE_CALL, Map.of(InternalApi.TOKEN_HEADER, traffic.secrets().internalToken()), call.ids().announcement(), status -> {
                if (status == 202) {
                    connect(call);
                } else {
                    tally.count("notPlaced." + status);
                }
                lives(call);
            });
        }
    }

    /** From when it was placed: a bridge keeps room for half a minute for one whose caller hangs up before. */
    private void lives(Call call) {
        if (traffic.callSeconds() > 0) {
            long life = (long) ((0.5 + random.nextDouble()) * traffic.callSeconds() * SECOND);
            at(System.nanoTime() + life, () -> replace(call));
        }
    }

    private void replace(Call call) {
        if (!closing) {
            tally.count("callsEnded");
            end(call);
            at(System.nanoTime() + SECOND, () -> begin(call.number()));
        }
    }

    /** Nothing new is said, so that what is under way has time to arrive; then the caller hangs up. */
    private void end(Call call) {
        call.quiet();
        at(System.nanoTime() + UNDER_WAY, call::end);
    }

    /** The calls' frames are spread evenly over 20 ms. */
    private long phase(int number) {
        long spread = FRAME_NANOS * number / calls.length;
        long now = System.nanoTime();
        return now - Math.floorMod(now - begun, FRAME_NANOS) + FRAME_NANOS + spread;
    }

    private void connect(Call call) {
        Map<String, String> headers = signature.isEmpty() ? Map.of() : Map.of("X-Twilio-Signature", signature);
        loop.connect(traffic.carrierPort(), null, Upgrade.request("127.0.0.1:" + traffic.carrierPort(), carrierPath, headers), call.line());
    }

    private void openWindow() {
        System.out.println("window opens");
        windows++;
        tally.measureAnew();
        before = usage();
        at(before[0] + traffic.seconds() * SECOND, this::closeWindow);
        if (traffic.abuse() != Abuse.NONE) {
            at(System.nanoTime() + SECOND, () -> traffic.abuse().begin(calls[0]));
        }
    }

    private void closeWindow() {
        long[] after = usage();
        tally.measuring = false;
        long live = Arrays.stream(calls).filter(call -> call.abusive() || call.connected() && !call.over()).count();
        figures.put("live", traffic.callSeconds() > 0 ? calls.length : live);
        figures.put("abusiveAlive", calls[0].over() ? 0 : 1);
        figures.put("seconds", (after[0] - before[0]) / 1e9);
        figures.put("cpuMillis", after[1] - before[1]);
        figures.put("systemMillis", after[5] - before[5]);
        figures.put("compilerMillis", after[6] - before[6]);
        figures.put("waitedMillis", after[2] - before[2]);
        figures.put("generatorCpuMillis", after[3] - before[3]);
        figures.put("machineIdleMillis", after[4] - before[4]);
        figures.put("windows", windows);
        if (windows < traffic.windows() && !counts.test(disturbance(after))) {
            openWindow();
        } else {
            System.out.println("window closed");
            at(System.nanoTime() + traffic.holdSeconds() * SECOND, this::hangUp);
        }
    }

    private Disturbance disturbance(long[] after) {
        return Disturbance.of(tally.lag.at(0.99), (after[0] - before[0]) / 1e9, after[4] - before[4], after[1] - before[1] + after[3] - before[3]);
    }

    private long[] usage() {
        return new long[] {System.nanoTime(), ProcessCpu.millis(traffic.pid()), ProcessCpu.waitedMillis(traffic.pid()),
            ProcessCpu.millis(ProcessHandle.current().pid()), ProcessCpu.machineIdleMillis(), ProcessCpu.systemMillis(traffic.pid()),
            ProcessCpu.compilerMillis(traffic.pid())};
    }

    private void hangUp() {
        closing = true;
        for (Call call : calls) {
            end(call);
        }
        at(System.nanoTime() + 2 * UNDER_WAY, () -> lookForEnd(System.nanoTime() + END_PATIENCE));
    }

    private void lookForEnd(long until) {
        long now = System.nanoTime();
        if (sessions.isEmpty() || now > until) {
            figures.put("sessionsLeftOpen", sessions.size());
            loop.stop();
        } else {
            at(now + LOOK_EVERY, () -> lookForEnd(until));
        }
    }
}
