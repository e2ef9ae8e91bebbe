package io.trunkline.lab.carrier.verb;

import java.util.UUID;

/** Twilio's identifiers: two letters and 32 hex digits. */
public final class Sids {

    private Sids() {}

    public static String fresh(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "");
    }
}
