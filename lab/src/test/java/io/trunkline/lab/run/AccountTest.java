package io.trunkline.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountTest {

    @Test
    void withoutKeysEverythingIsOfThisMachine() {
        Account account = Account.of(Map.of());

        assertThat(account.realCarrier()).isFalse();
        assertThat(account.localModel()).isTrue();
        assertThat(account.model()).isEqualTo("local/{agent}");
        assertThat(account.workflowSid()).isPresent();
    }

    @Test
    void aCarrierAccountOfOnesOwnUsesItsOwnRestApiAndWorkflow() {
        Map<String, String> keys = Map.of("TWILIO_ACCOUNT_SID", "AC1", "TWILIO_AUTH_TOKEN", "secret");

        assertThat(Account.of(keys).realCarrier()).isTrue();
        assertThat(Account.of(keys).workflowSid()).isEmpty();
        assertThat(new ServiceSpecs(java.nio.file.Path.of("."), Ports.DEFAULT, Account.of(keys)).others())
                .isNotEmpty().allSatisfy(service -> assertThat(service.environment()).doesNotContainKey("TWILIO_API_URL"));
    }

    @Test
    void aKeyOfTheProvidersTakesThePlaceOfTheLocalModel() {
        Account account = Account.of(Map.of("OPENAI_API_KEY", "sk-x"));

        assertThat(account.localModel()).isFalse();
        assertThat(account.modelUrl()).contains("wss://api.openai.com/v1/realtime");
        assertThat(account.model()).isEqualTo("gpt-realtime-2.1");
    }

    @Test
    void secretsAreNotTold() {
        assertThat(Account.of(Map.of("TWILIO_AUTH_TOKEN", "hush")).toString()).doesNotContain("hush");
    }
}
