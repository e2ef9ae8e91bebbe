package io.trunkline.bench;

import io.trunkline.call.CallConfig;
import io.trunkline.call.CallConfig.GreetingTexts;
import io.trunkline.call.CallNotice;
import io.trunkline.call.Effects;
import io.trunkline.call.audio.Audio;
import io.trunkline.call.carrier.CarrierCommand;
import io.trunkline.call.carrier.CarrierCommand.SendMark;
import io.trunkline.call.carrier.CarrierEvent.AudioReceived;
import io.trunkline.call.carrier.CarrierEvent.MarkPlayed;
import io.trunkline.call.carrier.CarrierEvent.StreamStarted;
import io.trunkline.call.model.ModelCommand;
import io.trunkline.call.model.ModelEvent.AudioDelta;
import io.trunkline.call.model.ModelEvent.SessionCreated;
import io.trunkline.call.model.ModelEvent.SessionReady;
import io.trunkline.call.model.ModelProfile;
import io.trunkline.call.model.SessionConfig;
import io.trunkline.call.session.CallSession;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** One step of the call itself: a caller's frame, and a delta of the model with its mark returned. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class SessionBench {

    private final Audio frame = Audio.ofG711(new byte[160]);
    private final Audio delta = Audio.ofG711(new byte[2000]);
    private final Sink sink = new Sink();
    private CallSession session;
    private long sequence;
    private long now;

    @Setup
    public void begin(Blackhole hole) {
        sink.hole = hole;
        session = new CallSession(CallConfig.of(SessionConfig.of("triage", "Desk.", "marin"), ModelProfile.REALTIME, new GreetingTexts("", "")), 0);
        session.on(new SessionCreated("s"), 0, sink);
        session.on(new SessionReady(0), 0, sink);
        session.on(new StreamStarted("MZ1", "CA1", Map.of()), 0, sink);
    }

    @Benchmark
    public void callerFrame() {
        now += 20_000_000;
        session.on(new AudioReceived(frame, ++sequence, 0), now, sink);
    }

    @Benchmark
    public void modelDelta() {
        now += 250_000_000;
        session.on(new AudioDelta("r1", "i1", delta), now, sink);
        session.on(new MarkPlayed(sink.lastMark, 0), now, sink);
    }

    private static final class Sink implements Effects {

        private Blackhole hole;
        private String lastMark = "";

        @Override
        public void carrier(CarrierCommand command) {
            if (command instanceof SendMark mark) {
                lastMark = mark.name();
            }
            hole.consume(command);
        }

        @Override
        public void model(ModelCommand command) {
            hole.consume(command);
        }

        @Override
        public void notice(CallNotice notice) {
            hole.consume(notice);
        }
    }
}
