package io.trunkline.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.bench.relay.RelayMain;
import io.trunkline.bench.wire.Loop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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

    private interface Listening {
        int at(Loop loop, int modelPort);
    }

    private static Tally play(int seconds, Listening relay) throws IOException {
        int modelPort;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            modelPort = free.getLocalPort();
        }
        Loop loop = new Loop();
        int port = relay.at(loop, modelPort);
        Thread.ofPlatform().daemon().start(() -> loop.run(false));
        Generator generator = new Generator(Traffic.of("relay=true", "pid=" + ProcessHandle.current().pid(), "carrierPort=" + port, "modelPort=" + modelPort,
                "calls=" + CALLS, "ramp=40", "warmup=" + (seconds - 1), "seconds=" + seconds, "hold=0"), null);
        generator.run();
        loop.stop();
        return generator.tally();
    }
}
