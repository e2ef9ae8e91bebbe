package io.trunkline.gateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of the gateway. Those without a default come from the environment, see {@link RequiredEnvironment}. */
@ConfigMapping(prefix = "trunkline")
public interface GatewayConfig {
    /** https base under which the carrier reaches us; signatures are checked over it. {@code PUBLIC_URL}. */
    URI publicUrl();

    /** Directory with {@code lines.yaml} and {@code agents/}. {@code CONFIG_DIR}. */
    Path configDir();

    /** Port of call control for our own services; 0 takes a free one. {@code INTERNAL_PORT}. */
    int internalPort();

    /** Shared secret of the internal ports. {@code INTERNAL_TOKEN}. */
    String internalToken();

    /** Signs the one-time stream tokens, at least 16 characters. {@code STREAM_TOKEN_SECRET}. */
    String streamTokenSecret();

    Twilio twilio();

    Placement placement();

    Queue queue();

    Limits limits();

    /** The carrier account. */
    interface Twilio {
        /** {@code AC…}; webhooks of other accounts are refused. {@code TWILIO_ACCOUNT_SID}. */
        String accountSid();

        /** Primary token: signs webhooks and authenticates REST. {@code TWILIO_AUTH_TOKEN}. */
        String authToken();

        /** Where the REST API is instead of at Twilio; for tests and the lab. {@code TWILIO_API_URL}. */
        Optional<URI> apiUrl();

        /** TaskRouter workflow for callers who wait for a human; without it plain queues are used. {@code TWILIO_WORKFLOW_SID}. */
        Optional<String> workflowSid();

        /** Connecting to the REST API. */
        @WithDefault("2s")
        Duration connectTimeout();

        /** One request to the REST API. */
        @WithDefault("5s")
        Duration requestTimeout();

        /** How often a request is made in all when the carrier is busy (429) or broken (5xx). */
        @WithDefault("3")
        int tries();

        /** First wait before a repetition; doubled each time, with jitter. */
        @WithDefault("200ms")
        Duration backoff();
    }

    /** Finding a bridge. */
    interface Placement {
        /**
         * How long a bridge may take to accept a call. The caller hears ringing meanwhile and the carrier waits 15 s, so a
         * bridge that is slow on its very first call is better waited for than passed over.
         */
        @WithDefault("2s")
        Duration bridgeTimeout();

        /** Bridges asked for one stream before the caller goes to the operator. */
        @WithDefault("3")
        int tries();

        /** Lost streams of one call that another follows; then the caller goes to the operator. Moves of a bridge that drains don't count. */
        @WithDefault("5")
        int resumes();
    }

    Admission admission();

    /** How many calls are let in. What a line may have is in its file, what a bridge may hold the bridge says. */
    interface Admission {
        /** Sessions at once by model provider, all bridges together: {@code openai=200,azure=50}; any number where none is given. */
        Optional<String> sessions();

        /** Of a provider's tokens a minute, what a call that starts will use. */
        @WithDefault("3000")
        long callTokens();

        /** Share of a provider's tokens a minute that is kept for calls which run: new ones are let in above it. */
        @WithDefault("0.1")
        double tokensKept();
    }

    Reaper reaper();

    /** Calls whose bridge is gone. */
    interface Reaper {
        /** Between two looks for them. */
        @WithDefault("10s")
        Duration every();

        /** Between two looks for calls that a bridge let go of, among them those whose carrier doesn't know that their stream is dead. */
        @WithDefault("1s")
        Duration everyReleased();
    }

    /** How often is too often; 0 sets no limit. */
    interface Limits {
        /** Calls of one number; more hear that they are too many. */
        @WithDefault("20")
        int callsPerNumber();

        /** In so long a time. */
        @WithDefault("10m")
        Duration callsPerNumberIn();

        /** Requests of one address that no carrier of ours has signed; more are answered 429. */
        @WithDefault("60")
        int refusedPerMinute();
    }

    /** Waiting for a human. */
    interface Queue {
        /** How long a task waits in the router. */
        @WithDefault("1h")
        Duration taskTimeout();
    }
}
