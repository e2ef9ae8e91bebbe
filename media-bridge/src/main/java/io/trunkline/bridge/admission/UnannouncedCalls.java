package io.trunkline.bridge.admission;

import io.trunkline.bridge.context.ContextStore;
import io.trunkline.bridge.socket.MediaLoop;
import io.trunkline.catalog.Catalog;
import io.trunkline.catalog.line.Line;
import io.trunkline.contracts.Caller;
import io.trunkline.contracts.http.PlaceCall;
import io.trunkline.contracts.redis.CallFields;
import io.trunkline.contracts.redis.CallKeys;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Calls whose stream came without the gateway's notice, which was restarted or couldn't reach us: known from the call context. */
@Singleton
public class UnannouncedCalls {
    private static final Logger LOGGER = Logger.getLogger(UnannouncedCalls.class);
    /** The carrier vouches fully for the number (Twilio, StirVerstat). */
    private static final String FULL_ATTESTATION = "TN-Validation-Passed-A";

    private final ContextStore store;
    private final Catalog catalog;
    private final MediaLoop loop;

    public UnannouncedCalls(ContextStore store, Catalog catalog, MediaLoop loop) {
        this.store = store;
        this.catalog = catalog;
        this.loop = loop;
    }

    /** Gives the call on the loop, later; {@code null} if there is none that still lives. */
    void load(String callId, Consumer<PlaceCall> then) {
        store.call(new CallKeys(callId)).subscribe().with(
                fields -> loop.run(() -> then.accept(placed(callId, fields))),
                error -> {
                    LOGGER.warnf("call context not readable: callId=%s error=%s", callId, error.getClass().getSimpleName());
                    loop.run(() -> then.accept(null));
                });
    }

    private PlaceCall placed(String callId, Map<String, String> fields) {
        String line = fields.get(CallFields.LINE);
        if (line == null || fields.get(CallFields.CALL_SID) == null || "ended".equals(fields.get(CallFields.STATE))) {
            return null;
        }
        boolean trusted = FULL_ATTESTATION.equals(fields.get(CallFields.ATTESTATION))
                || catalog.line(line).map(Line::trustUnattested).orElse(false);
        return new PlaceCall(callId, fields.get(CallFields.CALL_SID), "twilio", line, blankToNull(fields.get(CallFields.DEPARTMENT)),
                fields.get(CallFields.AGENT), Caller.ofNumber(number(fields.get(CallFields.FROM))), trusted,
                (int) number(fields, CallFields.ATTEMPT, 1), blankToNull(fields.get(CallFields.TRACEPARENT)),
                number(fields, CallFields.CREATED_AT, System.currentTimeMillis()), blankToNull(fields.get(CallFields.LANGUAGE)));
    }

    private static String number(String from) {
        return from != null && from.matches("\\+[1-9]\\d{6,14}") ? from : null;
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static long number(Map<String, String> fields, String name, long otherwise) {
        String text = fields.get(name);
        return text != null && text.matches("\\d{1,15}") ? Long.parseLong(text) : otherwise;
    }
}
