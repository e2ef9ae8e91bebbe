package io.trunkline.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.gateway.context.Ulid;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
    private static final Map<String, String> GOOD = Map.of("KAFKA_BOOTSTRAP_SERVERS", "k:9092", "REDIS_URL", "redis://r", "PUBLIC_URL", "https://gw.example.com",
            "INTERNAL_TOKEN", "fedcba9876543210", "STREAM_TOKEN_SECRET", "0123456789abcdef", "TWILIO_ACCOUNT_SID", "AC1", "TWILIO_AUTH_TOKEN", "t");

    @Test
    void aLimitThatIsNoneIsNamedWithWhatToWrite() {
        // Given
        Map<String, String> environment = new HashMap<>(GOOD);
        environment.put("TRUNKLINE_ADMISSION_SESSIONS", "openai=200, azure=many");
        // When, Then
        assertThat(Environment.problems(environment)).singleElement().asString().contains("'azure=many'").contains("openai=200");
    }

    @Test
    void allThatIsMissingIsNamedAtOnce() {
        assertThat(Environment.REQUIRED.message(Environment.REQUIRED.missingIn(Map.of()))).contains(GOOD.keySet());
        assertThat(Environment.REQUIRED.missingIn(GOOD)).isEmpty();
    }

    @Test
    void valuesThatCantWorkAreSaidSo() {
        Map<String, String> bad = new HashMap<>(GOOD);
        bad.put("STREAM_TOKEN_SECRET", "short");
        bad.put("PUBLIC_URL", "gw.example.com");
        assertThat(Environment.problems(GOOD)).isEmpty();
        assertThat(Environment.problems(bad)).singleElement().satisfies(p -> assertThat(p).contains("PUBLIC_URL"));
        assertThat(Environment.REQUIRED.problemsIn(bad)).singleElement().satisfies(p -> assertThat(p).contains("STREAM_TOKEN_SECRET").doesNotContain("short"));
    }

    @Test
    void callIdsAreUniqueAndSortByTime() {
        assertThat(IntStream.range(0, 5000).mapToObj(i -> Ulid.at(1_000_000 + i)).toList()).doesNotHaveDuplicates().isSorted().allMatch(Ulid::isOne);
        assertThat(Ulid.isOne("call:{x}")).isFalse();
    }
}
