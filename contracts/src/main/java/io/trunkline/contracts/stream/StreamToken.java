package io.trunkline.contracts.stream;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The one-time token that lets a carrier's stream in: {@code nonce.expiry.mac}, where the MAC (HMAC-SHA256) binds it to
 * call, bridge and the carrier's call id. That it is used once is the bridge's to see to, by
 * {@link io.trunkline.contracts.redis.CallKeys#usedToken}. Thread-safe.
 */
public final class StreamToken {
    /** How long after the webhook a stream may still come. Milliseconds. */
    public static final long LIFETIME_MILLIS = 60_000;
    private static final int NONCE_BYTES = 16;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final byte[] secret;
    private final SecureRandom random;

    /** @param secret STREAM_TOKEN_SECRET, at least 16 characters */
    public StreamToken(String secret) {
        this(secret, new SecureRandom());
    }

    StreamToken(String secret, SecureRandom random) {
        if (secret == null || secret.length() < 16) {
            throw new IllegalArgumentException("STREAM_TOKEN_SECRET must have at least 16 characters");
        }
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        this.random = random;
    }

    /** What a token is bound to. */
    public record Binding(String callId, String bridge, String callSid) {}

    /** What a bridge finds a token to be. */
    public sealed interface Verdict {
        /** Good, if its nonce was not used before. */
        record Valid(String nonce) implements Verdict {}

        record Expired() implements Verdict {}

        /** Malformed, or made for another call, bridge or leg, or with another secret. */
        record Foreign() implements Verdict {}
    }

    /** @param nowMillis by the clock of Redis, which is the bridges' too, epoch milliseconds */
    public String issue(Binding binding, long nowMillis) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        String head = BASE64.encodeToString(nonce) + "." + (nowMillis + LIFETIME_MILLIS);
        return head + "." + BASE64.encodeToString(mac(head, binding));
    }

    /** Never throws, whatever {@code token} is; compares in constant time. */
    public Verdict verify(String token, Binding binding, long nowMillis) {
        String[] parts = token == null || token.length() > 200 ? new String[0] : token.split("\\.", -1);
        if (parts.length != 3 || !parts[1].matches("\\d{1,15}")) {
            return new Verdict.Foreign();
        }
        byte[] expected = BASE64.encodeToString(mac(parts[0] + "." + parts[1], binding)).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, parts[2].getBytes(StandardCharsets.UTF_8))) {
            return new Verdict.Foreign();
        }
        return Long.parseLong(parts[1]) < nowMillis ? new Verdict.Expired() : new Verdict.Valid(parts[0]);
    }

    private byte[] mac(String head, Binding binding) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            // the separator can't occur in ids, so that no two bindings give one text
            String bound = head + "\n" + binding.callId() + "\n" + binding.bridge() + "\n" + binding.callSid();
            return mac.doFinal(bound.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
        }
    }
}
