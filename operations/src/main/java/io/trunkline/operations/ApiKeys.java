package io.trunkline.operations;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that people's programs show, and the role each stands for. Only digests are kept, and a key is compared with all of them, so
 * that neither a dump nor the time an answer takes tells one. Several keys of a role let one be changed without an outage. Thread-safe.
 */
public final class ApiKeys {
    private static final String BEARER = "Bearer ";

    private record Key(Role role, byte[] digest) {}

    private final List<Key> keys;

    private ApiKeys(List<Key> keys) {
        this.keys = List.copyOf(keys);
    }

    /** @param byRole the keys of each role; none where there are none */
    public static ApiKeys of(Map<Role, List<String>> byRole) {
        List<Key> keys = new ArrayList<>();
        byRole.forEach((role, texts) -> texts.stream().map(String::strip).filter(text -> !text.isEmpty()).forEach(text -> keys.add(new Key(role, digest(text)))));
        return new ApiKeys(keys);
    }

    /** @return the role of a key, empty when nobody has it; never throws */
    public Optional<Role> roleOf(String key) {
        byte[] given = digest(key);
        Role found = null;
        for (Key known : keys) {
            boolean same = MessageDigest.isEqual(known.digest(), given);
            found = same ? known.role() : found;
        }
        return Optional.ofNullable(found);
    }

    /** @param authorization value of the header {@code Authorization}, may be null; @return what it bears (RFC 6750, bearer tokens) */
    public static Optional<String> bearer(String authorization) {
        boolean bears = authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return bears ? Optional.of(authorization.substring(BEARER.length()).strip()) : Optional.empty();
    }

    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
