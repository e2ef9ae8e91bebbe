package io.trunkline.models.openai;

import io.trunkline.call.audio.Audio;
import io.trunkline.call.model.ModelEvent.AudioDelta;
import java.nio.charset.StandardCharsets;

/**
 * Reads the one hot message, {@code response.output_audio.delta}, in a single pass and without copying its audio. It takes only what is plain: one flat object,
 * strings without escapes, whole numbers, no name that matters twice. Anything else it leaves to the real parser, so that it can't be wrong about it.
 */
final class AudioDeltaScan {

    private static final int TYPE = 1;
    private static final int RESPONSE = 2;
    private static final int ITEM = 4;
    private static final int DELTA = 8;
    private static final int ALL = TYPE | RESPONSE | ITEM | DELTA;
    private static final int OTHER = 16;
    private static final boolean[] BASE64 = new boolean[256];

    static {
        for (char c : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".toCharArray()) {
            BASE64[c] = true;
        }
    }

    private final boolean beta;
    private byte[] frame;
    private int at;
    private int limit;
    private int start;
    private int end;
    private int deltaStart;
    private int deltaEnd;
    /** Ids repeat from delta to delta: the text is made once. */
    private String responseId = "";
    private String itemId = "";

    AudioDeltaScan() {
        this(Dialect.GENERAL);
    }

    AudioDeltaScan(Dialect dialect) {
        beta = dialect == Dialect.GENERAL_AND_BETA;
    }

    /** The event, or {@code null} if this isn't plainly an audio delta. */
    AudioDelta scan(byte[] bytes, int offset, int length) {
        frame = bytes;
        at = offset;
        limit = offset + length;
        boolean plain = taken('{') && members() && taken('}') && atEnd();
        frame = null;
        return plain ? new AudioDelta(responseId, itemId, new Audio(bytes, deltaStart, deltaEnd - deltaStart)) : null;
    }

    private boolean members() {
        int seen = 0;
        do {
            if (!taken('"') || !string()) {
                return false;
            }
            int name = name();
            if ((seen & name) != 0 || !taken(':') || !value(name)) {
                return false;
            }
            // other names may come as often as they like
            seen |= name & ALL;
        } while (taken(','));
        return seen == ALL;
    }

    private boolean value(int name) {
        if (!taken('"')) {
            return name == OTHER && number();
        }
        if (name == DELTA) {
            return base64();
        }
        if (!string()) {
            return false;
        }
        switch (name) {
            case RESPONSE -> responseId = text(responseId);
            case ITEM -> itemId = text(itemId);
            default -> { }
        }
        return name != TYPE || is("response.output_audio.delta") || beta && is("response.audio.delta");
    }

    private int name() {
        return switch (end - start) {
            case 4 -> is("type") ? TYPE : OTHER;
            case 5 -> is("delta") ? DELTA : OTHER;
            case 7 -> is("item_id") ? ITEM : OTHER;
            case 11 -> is("response_id") ? RESPONSE : OTHER;
            default -> OTHER;
        };
    }

    /** The rest of a string of printable ASCII without escapes. */
    private boolean string() {
        start = at;
        while (at < limit && frame[at] != '"') {
            if (frame[at] < ' ' || frame[at] == '\\') {
                return false;
            }
            at++;
        }
        end = at++;
        return at <= limit;
    }

    private boolean base64() {
        deltaStart = at;
        while (at < limit && BASE64[frame[at] & 0xFF]) {
            at++;
        }
        int padding = 0;
        while (at < limit && frame[at] == '=') {
            padding++;
            at++;
        }
        deltaEnd = at;
        return at < limit && frame[at++] == '"' && padding <= 2 && (deltaEnd - deltaStart & 3) == 0;
    }

    /** A whole number without sign or leading zeros. */
    private boolean number() {
        int first = at;
        while (at < limit && frame[at] >= '0' && frame[at] <= '9') {
            at++;
        }
        return at > first && (at == first + 1 || frame[first] != '0');
    }

    private boolean is(String expected) {
        if (end - start != expected.length()) {
            return false;
        }
        for (int i = 0; i < expected.length(); i++) {
            if (frame[start + i] != expected.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private String text(String last) {
        return is(last) ? last : new String(frame, start, end - start, StandardCharsets.US_ASCII);
    }

    private boolean taken(char c) {
        space();
        boolean here = at < limit && frame[at] == c;
        if (here) {
            at++;
        }
        return here;
    }

    private boolean atEnd() {
        space();
        return at == limit;
    }

    private void space() {
        while (at < limit && (frame[at] == ' ' || frame[at] == '\n' || frame[at] == '\r' || frame[at] == '\t')) {
            at++;
        }
    }
}
