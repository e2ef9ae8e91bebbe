package io.trunkline.bridge.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A bridge's settings. Set by the environment variables named; {@code application.properties} maps them. */
@ConfigMapping(prefix = "trunkline")
public interface BridgeConfig {

    /** {@code BRIDGE_ID}: ends in the bridge's ordinal, which chooses its partition of {@code tool-results}. */
    String bridgeId();

    /** {@code BRIDGE_PUBLIC_URL}: wss base that carriers dial; the handshake's signature is checked against it. */
    String publicUrl();

    /** {@code BRIDGE_INTERNAL_URL}: http base of the internal port, announced to the gateway. */
    String internalUrl();

    /** {@code INTERNAL_PORT}: where {@code /internal} and {@code /admin} are served; 0 for any free one. */
    int internalPort();

    /** {@code INTERNAL_TOKEN}: what callers of the internal port must know. */
    String internalToken();

    /** {@code ADMIN_API_KEY}: what callers of {@code /admin} must know, one or several keys; {@code /admin} is closed without. */
    Optional<List<String>> adminApiKey();

    /** {@code BRIDGE_CAPACITY}: calls held at once, sessions waiting for their stream included. */
    int capacity();

    /** {@code STREAM_TOKEN_SECRET}: shared with the gateway. */
    String streamTokenSecret();

    /** {@code CONFIG_DIR}: lines, tools and voice agents. */
    Path configDir();

    /** {@code TWILIO_AUTH_TOKEN}: signs the carrier's handshakes. */
    @WithName("twilio.auth-token")
    String twilioAuthToken();

    /** What the model is reached by. */
    Model model();

    /** How other providers than the default one are reached, by their name; only those that a voice agent names need anything. */
    Map<String, Access> providers();

    /** How long a bridge waits for what. */
    Waits waits();

    /** How this bridge is emptied when it has to end. */
    Drain drain();

    /** When a model provider is spared, and for how long. */
    Breaker breaker();

    /** Bounds; what happens at each is said there. */
    Limits limits();

    /** Calls written down as text. */
    Recording recording();

    /** Letting go of calls before the process ends; together shorter than what the platform waits before it kills. */
    interface Drain {
        /** {@code DRAIN_GRACE}: calls may end by themselves. */
        @WithDefault("30s")
        Duration grace();

        /** {@code DRAIN_LIMIT}: from the beginning, then all calls that are left are let go at once. */
        @WithDefault("90s")
        Duration limit();

        /** Behind the grace, for a moment between two turns; then calls are moved in the middle of a sentence too. */
        @WithDefault("20s")
        Duration patience();

        /** Between two calls that are moved. */
        @WithDefault("200ms")
        Duration interval();
    }

    /** Sparing a provider whose sessions fail, until a probe finds that it answers again. */
    interface Breaker {
        /** So many failed sessions within the window, and no more that worked, open it. */
        @WithDefault("5")
        int failures();

        /** Looked back. */
        @WithDefault("30s")
        Duration window();

        /** Before the first probe; twice as long before each that follows. */
        @WithDefault("5s")
        Duration pause();

        /** Before any probe. */
        @WithDefault("60s")
        Duration longestPause();
    }

    /** Calls written down as text, masked, to be looked into and replayed; see {@code docs/call-recordings.md}. */
    interface Recording {
        /** {@code RECORD_DIR}: a folder for one file a call; nothing is recorded without. */
        Optional<Path> dir();

        /** {@code RECORD_CALLS}: so many calls since the start, then no more. */
        @WithDefault("100")
        int calls();

        /** {@code RECORD_BYTES}: characters of one file; then it is cut off, and says so. */
        @WithDefault("4194304")
        long bytes();
    }

    /** The Realtime model. */
    interface Model {
        /** Name of the provider, one of those in {@code models}. */
        @WithDefault("openai")
        String provider();

        /** {@code OPENAI_REALTIME_URL}: wss or ws endpoint without the model. */
        URI url();

        /** {@code OPENAI_API_KEY}; never logged. */
        Optional<String> apiKey();

        /** {@code OPENAI_MODEL}: may hold {@code {agent}}, which the voice agent's name replaces. */
        String name();

        /** Models tried after it, in order, for agents that name none: {@code provider/model}. */
        Optional<List<String>> fallbacks();

        /** Who writes down what callers say; {@code none} for nobody. */
        @WithDefault("gpt-transcribe")
        String transcription();
    }

    /** A provider's address and what we show it. */
    interface Access {
        /** wss or ws endpoint without the model; the provider's own if it has one. */
        Optional<URI> url();

        /** Never logged. */
        Optional<String> apiKey();

        /** Microsoft Entra ID in place of a key. */
        Entra entra();
    }

    /** Who we are to Entra ID; nothing if a key is used. */
    interface Entra {
        /** {@code AZURE_AUTHORITY_HOST}. */
        @WithDefault("https://login.microsoftonline.com")
        URI authority();

        /** {@code AZURE_TENANT_ID}. */
        Optional<String> tenant();

        /** {@code AZURE_CLIENT_ID}. */
        Optional<String> client();

        /** {@code AZURE_CLIENT_SECRET}; never logged. */
        Optional<String> secret();

        /** {@code AZURE_FEDERATED_TOKEN_FILE}: written and renewed by the platform. */
        Optional<Path> federatedToken();
    }
}
