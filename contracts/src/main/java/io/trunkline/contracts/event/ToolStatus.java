package io.trunkline.contracts.event;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a tool call ended; on the wire in lower case. */
public enum ToolStatus {
    OK, FAILED, TIMEOUT, UNKNOWN_TOOL, INVALID_ARGUMENTS, REFUSED;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
