package io.trunkline.lab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpanSearchTest {

    private static final List<String> PERSONAL = List.of("+14155550100", "Ann Miller", " ");

    @Test
    void findsNumbersInEverySpelling() {
        assertThat(SpanSearch.find(List.of(span("GET", Map.of("url.full", "http://crm/customers?phone=%2B1-415-555-0100"))), PERSONAL))
                .containsExactly("tool-service GET url.full");
    }

    @Test
    void findsNamesInAttributesAndInTheSpansName() {
        assertThat(SpanSearch.find(List.of(span("GET", Map.of("events", "ANN MILLER called")), span("greet Ann Miller", Map.of())), PERSONAL))
                .containsExactly("tool-service GET events", "tool-service in a span's name");
    }

    @Test
    void letsEverythingElsePass() {
        assertThat(SpanSearch.find(List.of(span("GET", Map.of("url.template", "/customers?phone={phone}", "ann", "1415"))), PERSONAL)).isEmpty();
    }

    private static CallSpan span(String name, Map<String, String> attributes) {
        return new CallSpan("tool-service", "", name, "CLIENT", "a".repeat(32), "b".repeat(16), "", 0, 1, false, attributes, List.of());
    }
}
