package io.trunkline.models.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.models.ModelAccess;
import io.trunkline.models.ModelEndpoint;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenAiEndpointTest {

    @Test
    void namesTheModelInTheQueryAndTheKeyInAHeader() {
        ModelEndpoint endpoint = new OpenAiProvider().endpoint(new ModelAccess(URI.create("wss://api.openai.com/v1/realtime"), "gpt-realtime-2.1", "sk-test", "c0ffee"));

        assertThat(endpoint.uri()).hasToString("wss://api.openai.com/v1/realtime?model=gpt-realtime-2.1");
        assertThat(endpoint.headers()).containsOnly(Map.entry("Authorization", "Bearer sk-test"),
                Map.entry("OpenAI-Safety-Identifier", "c0ffee"));
    }

    @Test
    void worksWithoutAKeyAgainstALocalServer() {
        ModelEndpoint endpoint = new OpenAiProvider().endpoint(new ModelAccess(URI.create("ws://127.0.0.1:8090/v1/realtime?x=1"), "local/triage desk", null, null));

        assertThat(endpoint.uri()).hasToString("ws://127.0.0.1:8090/v1/realtime?x=1&model=local/triage%20desk");
        assertThat(endpoint.headers()).isEmpty();
    }

    @Test
    void neverShowsTheKey() {
        ModelAccess access = new ModelAccess(URI.create("wss://api.openai.com/v1/realtime"), "m", "sk-test", null);

        assertThat(access + " " + new OpenAiProvider().endpoint(access)).doesNotContain("sk-test");
    }
}
