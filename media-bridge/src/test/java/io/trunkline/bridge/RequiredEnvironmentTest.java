package io.trunkline.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RequiredEnvironmentTest {

    @Test
    void namesEverythingThatIsMissingAtOnce() {
        assertThat(BridgeMain.required().missingIn(Map.of("BRIDGE_ID", "bridge-0", "REDIS_URL", "redis://x", "INTERNAL_TOKEN", " ")))
                .startsWith("BRIDGE_PUBLIC_URL", "BRIDGE_INTERNAL_URL", "KAFKA_BOOTSTRAP_SERVERS", "INTERNAL_TOKEN", "STREAM_TOKEN_SECRET", "TWILIO_AUTH_TOKEN")
                .anySatisfy(missing -> assertThat(missing).startsWith("OPENAI_API_KEY or ")).contains("CONFIG_DIR");
    }

    @Test
    void theKeyOfOneProviderIsEnough() {
        assertThat(BridgeMain.required().missingIn(Map.of("AZURE_TENANT_ID", "contoso"))).noneMatch(missing -> missing.contains("API_KEY"));
    }
}
