package io.trunkline.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunOptionsTest {

    private static RunOptions good(String... arguments) {
        return ((RunOptions.Parsed.Good) RunOptions.parse(List.of(arguments))).options();
    }

    @Test
    void readsTheCommandLine() {
        // When
        RunOptions options = good("run", "--once", "--random", "7", "--runs", "20", "--voices", "a;b", "--noise", "-45", "--ports", "free");
        // Then
        assertThat(options.once()).isTrue();
        assertThat(options.seed()).hasValue(7);
        assertThat(options.runs()).isEqualTo(20);
        assertThat(options.voices()).containsExactly("a", "b");
        assertThat(options.noiseDb()).hasValue(-45);
        assertThat(options.freePorts()).isTrue();
        assertThat(options.record()).isEmpty();
        assertThat(good("run", "--record", "calls").record()).hasValue(Path.of("calls").toAbsolutePath());
        assertThat(good("call", "x.call").script()).isEqualTo("x.call");
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(RunOptions.parse(List.of("run", "--loud"))).isInstanceOf(RunOptions.Parsed.Bad.class);
        assertThat(RunOptions.parse(List.of("call"))).isInstanceOf(RunOptions.Parsed.Bad.class);
        assertThat(RunOptions.parse(List.of("run", "--runs", "many"))).isInstanceOf(RunOptions.Parsed.Bad.class);
    }

    @Test
    void namesATakenPortAndItsHolder() throws Exception {
        try (var held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // When
            boolean free = PortHolders.isFree(held.getLocalPort());
            // Then
            assertThat(free).isFalse();
            assertThat(PortHolders.holder(held.getLocalPort())).hasValueSatisfying(
                    who -> assertThat(who).contains(Long.toString(ProcessHandle.current().pid())));
        }
    }

    @Test
    void usesARealModelOnlyWithAKeyAndWithoutALocalAddress() {
        assertThat(Account.of(Map.of()).localModel()).isTrue();
        assertThat(Account.of(Map.of("OPENAI_API_KEY", "sk-1")).localModel()).isFalse();
        assertThat(Account.of(Map.of("OPENAI_API_KEY", "sk-1", "OPENAI_REALTIME_URL", "ws://127.0.0.1:8090/v1/realtime")).localModel())
                .isTrue();
        assertThat(Account.of(Map.of("OPENAI_API_KEY", "sk-1")).modelUrl()).hasValue("wss://api.openai.com/v1/realtime");
        assertThat(Account.of(Map.of("OPENAI_API_KEY", "sk-1"))).asString().doesNotContain("sk-1");
    }

    @Test
    void countsWordErrors() {
        assertThat(Accuracy.distance(List.of("a", "b", "7"), List.of("a", "7"))).isEqualTo(1);
        assertThat(Accuracy.distance(List.of(), List.of("a"))).isEqualTo(1);
        assertThat(new Accuracy.WordErrors(1, 4).accuracy()).isEqualTo(0.75);
    }
}
