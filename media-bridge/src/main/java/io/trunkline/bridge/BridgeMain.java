package io.trunkline.bridge;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.trunkline.operations.RequiredEnvironment;
import java.util.List;

/** Starts a bridge, unless its environment lacks something it can't run without. */
@QuarkusMain
public final class BridgeMain {

    /** Of the providers that ask for one; Azure's may be an identity instead. */
    private static final List<String> KEYS = List.of("OPENAI_API_KEY", "AZURE_OPENAI_API_KEY", "AZURE_TENANT_ID", "GEMINI_API_KEY", "XAI_API_KEY", "INWORLD_API_KEY",
            "DASHSCOPE_API_KEY", "COMPATIBLE_REALTIME_KEY", "COMPATIBLE_BETA_REALTIME_KEY");

    /** What a bridge can't run without. */
    static RequiredEnvironment required() {
        return RequiredEnvironment.of("media-bridge")
                .need("BRIDGE_ID", "name of this bridge, ending in its ordinal, such as bridge-0")
                .need("BRIDGE_PUBLIC_URL", "wss base at which carriers reach this bridge, such as wss://bridge-0.example.com")
                .need("BRIDGE_INTERNAL_URL", "http base at which the gateway reaches this bridge, such as http://bridge-0:9081")
                .need("KAFKA_BOOTSTRAP_SERVERS", "host:port of Kafka")
                .need("REDIS_URL", "such as redis://redis:6379")
                .needSecret("INTERNAL_TOKEN", "secret that services share, at least 16 characters")
                .needSecret("STREAM_TOKEN_SECRET", "secret shared with the gateway, at least 16 characters")
                .need("TWILIO_AUTH_TOKEN", "the account's primary auth token: signs the carrier's handshakes")
                .needOneOf(KEYS, "key for the Realtime model")
                .maySecret("ADMIN_API_KEY")
                .need("CONFIG_DIR", "directory with lines.yaml, tools.yaml and agents/");
    }

    public static void main(String[] args) {
        required().orExit();
        Quarkus.run(args);
    }

    private BridgeMain() {
    }
}
