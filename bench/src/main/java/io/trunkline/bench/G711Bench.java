package io.trunkline.bench;

import io.trunkline.call.audio.G711;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** G.711 of one frame: 20 ms, 160 samples. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class G711Bench {

    private final byte[] ulaw = new byte[160];
    private final short[] pcm = new short[160];

    public G711Bench() {
        new Random(1).nextBytes(ulaw);
    }

    @Benchmark
    public short[] expand() {
        G711.ulawToPcm(ulaw, 0, ulaw.length, pcm);
        return pcm;
    }

    @Benchmark
    public byte[] compress() {
        G711.pcmToUlaw(pcm, 0, pcm.length, ulaw);
        return ulaw;
    }

    @Benchmark
    public int energy() {
        return G711.ulawEnergy(ulaw, 0, ulaw.length);
    }
}
