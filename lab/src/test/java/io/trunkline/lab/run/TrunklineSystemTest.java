package io.trunkline.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people are told when the system can't start. With everything built, the system tests start it. */
class TrunklineSystemTest {

    private static SystemOptions options(Path root, Ports ports) {
        return new SystemOptions(root, ports, Map.of(), root.resolve("no-weights"), Duration.ofSeconds(5));
    }

    @Test
    void namesThePortThatIsTakenAndWhoNeedsIt(@TempDir Path root) throws Exception {
        // Given
        Ports free = Ports.free();
        try (var held = new ServerSocket(free.redis(), 1, InetAddress.getLoopbackAddress())) {
            // When, Then
            assertThatThrownBy(() -> TrunklineSystem.start(options(root, free), Progress.on(System.out)))
                    .isInstanceOf(StartFailed.class)
                    .hasMessageContaining("port " + held.getLocalPort() + ", which Redis needs, is taken by process "
                            + ProcessHandle.current().pid());
        }
    }

    @Test
    void namesTheServiceThatIsNotBuilt(@TempDir Path root) {
        assertThatThrownBy(() -> TrunklineSystem.start(options(root, Ports.free()), Progress.on(System.out)))
                .isInstanceOf(StartFailed.class).hasMessageContaining("local-realtime is not built").hasMessageContaining("./dev build");
    }

    @Test
    void showsTheLastWordsOfAServiceThatEnds(@TempDir Path root) throws Exception {
        // Given
        Path jar = JarThatEnds.in(root);
        var services = new Services(root.resolve("logs"));
        services.start(List.of(new ServiceSpec("doomed", jar, List.of(), Map.of(), Ports.free().tools())));
        // When, Then
        assertThatThrownBy(() -> services.awaitReady(Duration.ofSeconds(20), Progress.on(System.out)))
                .isInstanceOf(StartFailed.class).hasMessageContaining("doomed ended with exit code 3")
                .hasMessageContaining("CRM_URL is missing");
        services.close();
        assertThat(services.named("doomed").alive()).isFalse();
    }
}
