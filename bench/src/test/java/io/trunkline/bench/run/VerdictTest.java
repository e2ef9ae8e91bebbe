package io.trunkline.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static Figures run(String target, Map<String, Double> more) {
        Map<String, Double> values = new HashMap<>(Map.of("live", 50.0, "seconds", 20.0, "cpuMillis", 1000.0, "lag.p99", 1e6));
        values.putAll(more);
        return new Figures(target, 50, false, "50", values);
    }

    @Test
    void aBridgeIsJudgedByTheRelayOfTheSameSize() {
        String table = new Table(List.of(run("relay", Map.of()), run("bridge", Map.of("cpuMillis", 1400.0)))).toString();

        assertThat(table).contains("1.40 x  passes");
    }

    @Test
    void aGeneratorThatWasLateAllowsNoVerdict() {
        String table = new Table(List.of(run("relay", Map.of()), run("bridge", Map.of("lag.p99", 30e6)))).toString();

        assertThat(table).contains("no verdict: the generator was late itself").doesNotContain("reached").doesNotContain("MISSED");
    }

    @Test
    void othersOnTheMachineAllowNoVerdict() {
        double twoThirdsOfACoreForOthers = Runtime.getRuntime().availableProcessors() * 20_000 - 13_400 - 1000;
        String table = new Table(List.of(run("relay", Map.of()), run("bridge", Map.of("machineIdleMillis", twoThirdsOfACoreForOthers)))).toString();

        assertThat(table).contains("no verdict").doesNotContain("MISSED");
        assertThat(run("bridge", Map.of("machineIdleMillis", twoThirdsOfACoreForOthers + 2000)).verdict()).isTrue();
    }

    @Test
    void theRelayOfBeforeAndBehindIsTheYardstick() {
        Figures bridge = run("bridge", Map.of("cpuMillis", 1400.0));
        String table = new Table(List.of(run("relay", Map.of("cpuMillis", 900.0)), bridge, run("relay", Map.of("cpuMillis", 1000.0)))).toString();

        assertThat(table).contains("1.47 x  passes");
    }

    @Test
    void aMachineThatChangedMeanwhileAllowsNoVerdict() {
        Figures bridge = run("bridge", Map.of("cpuMillis", 1400.0));
        String table = new Table(List.of(run("relay", Map.of("cpuMillis", 800.0)), bridge, run("relay", Map.of("cpuMillis", 1000.0)))).toString();

        assertThat(table).contains("no verdict: the machine was faster at one time than at another, by 1.25 for the same relay").doesNotContain("passes").doesNotContain("MISSED");
    }

    @Test
    void aRelayThatDoesNotCountAllowsNoVerdict() {
        String table = new Table(List.of(run("relay", Map.of()), run("bridge", Map.of()), run("relay", Map.of("lag.p99", 30e6)))).toString();

        assertThat(table).contains("no verdict: the generator was late itself");
    }

    @Test
    void whateverWentWrongIsCountedUnlessItIsMeantToHappen() {
        Figures run = run("bridge", Map.of("count.bargeIns", 9.0, "count.up.lost", 2.0, "socketsLeft", 1.0, "live", 49.0));

        assertThat(run.mistakes()).containsOnly(Map.entry("up.lost", 2L), Map.entry("socketsLeft", 1L), Map.entry("callsMissing", 1L));
    }

    @Test
    void cpuIsPerCallAndSecond() {
        assertThat(run("bridge", Map.of()).cpuPerCallSecond()).isEqualTo(1.0);
    }

    @Test
    void theHeapOfAnyCollectorIsRead() {
        String serial = """
                 def new generation   total 157248K, used 13980K [0x1, 0x2, 0x3)
                  eden space 139776K,  10% used [0x1, 0x2, 0x3)
                 tenured generation   total 349568K, used 20000K [0x1, 0x2, 0x3)
                 Metaspace       used 60000K, committed 61000K, reserved 1114112K
                  class space    used 7000K, committed 7200K, reserved 1048576K
                """;
        String g1 = " garbage-first heap   total reserved 524288K, committed 262144K, used 34567K [0x1, 0x2)\n  region size 1024K, 5 young (5120K)\n";

        assertThat(Jcmd.used(serial)).isEqualTo(33_980);
        assertThat(Jcmd.used(g1)).isEqualTo(34_567);
    }

    @Test
    void memoryIsFlatIfTheSecondHalfHoldsNoMoreThanTheFirst() {
        assertThat(Soak.growth(List.of(10.0, 50.0, 51.0, 49.0, 50.0))).isBetween(-0.05, 0.05);
        assertThat(Soak.growth(List.of(10.0, 50.0, 60.0, 70.0, 80.0))).isGreaterThan(0.3);
        assertThat(Soak.growth(List.of())).isZero();
    }
}
