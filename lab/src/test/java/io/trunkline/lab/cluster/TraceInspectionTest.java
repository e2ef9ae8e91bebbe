package io.trunkline.lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.lab.trace.CallSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TraceInspectionTest {

    private static final Set<String> WANTED = Set.of("ingress-gateway", "tool-service");
    private final List<String> told = new ArrayList<>();

    @Test
    void oneTraceThroughAllServicesIsGood() {
        // When
        var check = TraceInspection.judged(WANTED, List.of(span("ingress-gateway", "t1"), span("tool-service", "t1")), told::add);

        // Then
        assertThat(check.met()).isTrue();
        assertThat(told).singleElement().asString().contains("1 trace(s), 2 spans of ingress-gateway, tool-service");
    }

    @Test
    void aTornTraceIsNot() {
        assertThat(TraceInspection.judged(WANTED, List.of(span("ingress-gateway", "t1"), span("tool-service", "t2")), told::add).met()).isFalse();
    }

    @Test
    void aServiceWithoutSpansIsMissed() {
        // When
        var check = TraceInspection.judged(WANTED, List.of(span("ingress-gateway", "t1")), told::add);

        // Then
        assertThat(check.met()).isFalse();
        assertThat(check.found()).doesNotContain("tool-service");
    }

    private static CallSpan span(String service, String trace) {
        return new CallSpan(service, "", "span", "INTERNAL", trace, "s", "", 1, 2, false, Map.of(), List.of());
    }
}
