package io.trunkline.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.bench.measure.Disturbance;
import io.trunkline.bench.relay.RelayMain;
import io.trunkline.bench.wire.Loop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The generator against relays in this JVM over real sockets: a good one makes no mistakes, and each sort of a bad one's is seen. */
class RelayedRunTest {
    private static final int CALLS = 4;

    @Test
    void aGoodRelayMakesNoMistakes() throws IOException {
        Tally tally = play(2, (loop, modelPort) -> RelayMain.listen(loop, modelPort, null));

        assertThat(tally.counts()).doesNotContainKeys("up.lost", "up.repeatedOrReordered", "down.lost", "damaged", "torn", "crossed", "lostStreams", "lostSessions");
        // 2 s of 4 calls at 50 frames a second, but for the window's edges
        assertThat(tally.up.count()).isBetween(300L, 420L);
        assertThat(tally.down.count()).isPositive();
        assertThat(tally.lag.count()).isPositive();
    }

    @ParameterizedTest
    @EnumSource(FaultyRelay.Fault.class)
    void eachSortOfMistakeIsSeen(FaultyRelay.Fault fault) throws IOException {
        Tally tally = play(1, (loop, modelPort) -> FaultyRelay.listen(loop, modelPort, fault));

        switch (fault) {
            case LOSES -> assertThat(tally.counts().get("up.lost")).isPositive();
            case REPEATS, SWAPS -> assertThat(tally.counts().get("up.repeatedOrReordered")).isPositive();
            case CROSSES -> assertThat(tally.counts().get("crossed")).isPositive();
            case DAMAGES -> assertThat(tally.counts().get("damaged")).isPositive();
            case JOINS -> {
                assertThat(tally.counts()).doesNotContainKeys("up.lost", "up.repeatedOrReordered", "damaged", "torn", "crossed");
                assertThat(tally.upJoined.count()).isPositive();
                assertThat(tally.up.count()).isZero();
            }
        }
    }

    @Test
    void anotherWindowIsMeasuredWhereOneWasDisturbedAndTheLastCounts() throws IOException {
        var judged = new AtomicInteger();

        Tally tally = play(1, (loop, modelPort) -> RelayMain.listen(loop, modelPort, null), disturbance -> judged.incrementAndGet() == 2, "windows=3");

        assertThat(judged).as("windows").hasValue(2);
        // 1 s of 4 calls at 50 frames a second
        assertThat(tally.up.count()).isBetween(150L, 220L);
    }

    @Test
    void afterTheLastWindowNoneIsAskedFor() throws IOException {
        var judged = new AtomicInteger();

        play(1, (loop, modelPort) -> RelayMain.listen(loop, modelPort, null), disturbance -> judged.incrementAndGet() < 0, "windows=2");

        assertThat(judged).as("windows that might have been followed by another").hasValue(1);
    }

    private interface Listening {
        int at(Loop loop, int modelPort);
    }

    private static Tally play(int seconds, Listening relay) throws IOException {
        return play(seconds, relay, Disturbance::none, "windows=1");
    }

    private static Tally play(int seconds, Listening relay, Predicate<Disturbance> counts, String windows) throws IOException {
        int modelPort;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            modelPort = free.getLocalPort();
        }
        Loop loop = new Loop();
        int port = relay.at(loop, modelPort);
        Thread.ofPlatform().daemon().start(() -> loop.run(false));
        Generator generator = new Generator(Traffic.of("relay=true", "pid=" + ProcessHandle.current().pid(), "carrierPort=" + port, "modelPort=" + modelPort,
                "calls=" + CALLS, "ramp=40", "warmup=" + (seconds - 1), "seconds=" + seconds, "hold=0", windows), null, counts);
        generator.run();
        loop.stop();
        return generator.tally();
    }
}
