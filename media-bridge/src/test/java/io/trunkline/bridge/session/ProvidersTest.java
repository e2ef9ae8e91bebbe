package io.trunkline.bridge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.catalog.agent.ModelNames;
import io.trunkline.models.RealtimeProvider;
import org.junit.jupiter.api.Test;

class ProvidersTest {

    @Test
    void agentFilesMayNameExactlyTheProvidersThereAre() {
        assertThat(Providers.ALL).extracting(RealtimeProvider::name).containsExactlyInAnyOrderElementsOf(ModelNames.PROVIDERS);
    }
}
