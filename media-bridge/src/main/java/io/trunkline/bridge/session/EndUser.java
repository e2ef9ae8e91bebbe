package io.trunkline.bridge.session;

import io.trunkline.contracts.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A stable word for a caller that says nothing about them, for the provider's safety systems (header {@code OpenAI-Safety-Identifier}). */
final class EndUser {

    /** @return 32 hex digits, {@code null} for a withheld number */
    static String of(Caller caller) {
        if (caller.number() == null) {
            return null;
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(("trunkline " + caller.number()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private EndUser() {
    }
}
