package io.trunkline.lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SurroundingsTest {

    private static final List<String> NAMES = List.of("PUBLIC_URL", "LAB_GATEWAY", "LAB_MEDIA", "LAB_BRIDGES", "LAB_ESCALATION", "TWILIO_ACCOUNT_SID",
            "TWILIO_AUTH_TOKEN", "CRM_TOKEN", "DESK_API_KEY", "KAFKA_BOOTSTRAP_SERVERS", "LAB_OUTPUT");
    private final Map<String, String> environment = new HashMap<>(NAMES.stream().collect(Collectors.toMap(name -> name, name -> "value-of-" + name)));

    @Test
    void eachVariableGoesToItsPlaceAndNoSecretIsTold() {
        // When
        Surroundings around = Surroundings.of(environment);

        // Then
        assertThat(around.kafka()).isEqualTo("value-of-KAFKA_BOOTSTRAP_SERVERS");
        assertThat(around.bridges()).isEqualTo("value-of-LAB_BRIDGES");
        assertThat(around.toString()).doesNotContain("TOKEN", "KEY", "SID");
    }

    @Test
    void aMissingOneIsNamed() {
        // Given
        environment.put("LAB_GATEWAY", " ");

        // Then
        assertThatThrownBy(() -> Surroundings.of(environment)).hasMessageContaining("LAB_GATEWAY");
    }
}
