package io.trunkline.bridge.admission;

import io.trunkline.bridge.config.BridgeConfig;
import io.trunkline.bridge.context.ContextStore;
import io.trunkline.bridge.socket.MediaLoop;
import io.trunkline.contracts.redis.CallKeys;
import io.trunkline.contracts.stream.StreamToken;
import io.trunkline.contracts.stream.StreamToken.Binding;
import io.trunkline.contracts.stream.StreamToken.Verdict;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Judges stream tokens: made by our gateway for this call, this bridge and this leg, not older than a minute, and not used before. Use is
 * remembered here and in Redis. A token is bound to this bridge, so when Redis can't be reached this process's memory is enough unless it
 * was started within the last minute; a caller isn't turned away for that.
 */
@Singleton
public class StreamTokens {
    private static final Logger LOGGER = Logger.getLogger(StreamTokens.class);
    private static final int REMEMBERED = 10_000;
    /** For Redis; the caller hears nothing meanwhile. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** What a token turned out to be. */
    public enum Judged {
        GOOD, FOREIGN, EXPIRED, USED;

        /** @return label for metrics */
        String reason() {
            return "token_" + name().toLowerCase(Locale.ROOT);
        }
    }

    private final StreamToken token;
    private final ContextStore store;
    private final MediaLoop loop;
    private final String bridge;
    private final Map<String, Boolean> used = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    public StreamTokens(BridgeConfig config, ContextStore store, MediaLoop loop) {
        this.token = new StreamToken(config.streamTokenSecret());
        this.store = store;
        this.loop = loop;
        this.bridge = config.bridgeId();
    }

    /** Judges {@code text}; call on the loop, {@code then} runs there, later. */
    void judge(String text, Binding binding, Consumer<Judged> then) {
        switch (token.verify(text, binding, loop.wallAt(loop.nanos()).toEpochMilli())) {
            case Verdict.Foreign() -> then.accept(Judged.FOREIGN);
            case Verdict.Expired() -> then.accept(Judged.EXPIRED);
            case Verdict.Valid(String nonce) when used.putIfAbsent(nonce, true) != null -> then.accept(Judged.USED);
            case Verdict.Valid(String nonce) -> takeInRedis(nonce, binding, then);
        }
    }

    private void takeInRedis(String nonce, Binding binding, Consumer<Judged> then) {
        store.takeToken(new CallKeys(binding.callId()), nonce, bridge).ifNoItem().after(PATIENCE).fail().subscribe().with(
                first -> loop.run(() -> then.accept(first ? Judged.GOOD : Judged.USED)),
                error -> {
                    LOGGER.warnf("Redis can't say whether a token was used: callId=%s error=%s", binding.callId(), error.getClass().getSimpleName());
                    loop.run(() -> then.accept(Judged.GOOD));
                });
    }
}
