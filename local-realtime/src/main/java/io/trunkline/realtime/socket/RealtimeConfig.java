package io.trunkline.realtime.socket;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;
import java.util.Optional;

/** Settings of this server, each by an environment variable ({@code LOCAL_REALTIME_KEY} for {@link #key()}). */
@ConfigMapping(prefix = "local-realtime")
public interface RealtimeConfig {

    /** The only key that clients may bring; without it any key that isn't empty will do. */
    Optional<String> key();

    /** Whether faults may be switched on and sessions looked into over HTTP; for tests. */
    @WithDefault("false")
    boolean faults();

    /** How long a session lives. */
    @WithDefault("60M")
    Duration sessionLength();

    /** Folder of the speech weights; the speech library's default when absent. */
    Optional<String> weights();
}
