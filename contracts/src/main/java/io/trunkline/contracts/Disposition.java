package io.trunkline.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a call ended. Exactly one per call, decided by the gateway. */
public enum Disposition {
    /** The voice agent did what the caller wanted and said goodbye. */
    RESOLVED_BY_VOICE_AGENT,
    /** A human took over, or the caller waits in a human's queue by our doing. */
    TRANSFERRED,
    /** The caller hung up before either. */
    ABANDONED,
    /** The caller left a message. */
    VOICEMAIL,
    /** The caller was promised to be called back. */
    CALL_BACK,
    /** Something of ours broke and the caller reached nobody. */
    FAILED;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
