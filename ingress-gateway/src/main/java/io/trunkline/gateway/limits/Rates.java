package io.trunkline.gateway.limits;

import io.quarkus.redis.datasource.RedisDataSource;
import io.trunkline.gateway.config.GatewayConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.logging.Logger;

/**
 * Counts in Redis how often somebody does something, as a leaking bucket (the generic cell rate algorithm of ATM's traffic control).
 * Who it is stays unknown there: keys are HMACs under a secret of ours. When Redis is away nothing is too often: callers go first.
 * Blocks: virtual threads only.
 */
@ApplicationScoped
public class Rates {
    private static final Logger LOGGER = Logger.getLogger(Rates.class);
    private static final String HMAC = "HmacSHA256";
    /** So that what is keyed here can't be taken for anything else the secret signs. */
    private static final String PURPOSE = "trunkline rate limit";
    /** ARGV: milliseconds one costs, how many may come at once. 1 when there was room for this one, else 0. */
    private static final String TAKE = """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            local full = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), now) + ARGV[1]
            if full - now > ARGV[1] * ARGV[2] then return 0 end
            redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', string.format('%.0f', full - now))
            return 1
            """;

    private final RedisDataSource redis;
    private final SecretKeySpec secret;

    @Inject
    Rates(RedisDataSource redis, GatewayConfig config) {
        this.redis = redis;
        this.secret = new SecretKeySpec((PURPOSE + config.streamTokenSecret()).getBytes(StandardCharsets.UTF_8), HMAC);
    }

    /** So many in so long a time; {@code most} 0 for as many as come. */
    public record Rate(int most, Duration per) {
        long millisEach() {
            return Math.max(1, per.toMillis() / most);
        }
    }

    /**
     * Takes room for one.
     *
     * @param what kind of thing, such as {@code number}
     * @param who  never written anywhere
     * @return whether there was room
     */
    public boolean take(String what, String who, Rate rate) {
        if (rate.most() == 0) {
            return true;
        }
        try {
            return redis.execute("EVAL", TAKE, "1", key(what, who), Long.toString(rate.millisEach()), Integer.toString(rate.most())).toInteger() == 1;
        } catch (RuntimeException e) {
            LOGGER.warnf("rate not counted: what=%s error=%s", what, e.getClass().getSimpleName());
            return true;
        }
    }

    /** Where it is counted. */
    String key(String what, String who) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(secret);
            return "rate:" + what + ":" + HexFormat.of().formatHex(mac.doFinal(who.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
