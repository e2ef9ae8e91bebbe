package io.trunkline.carriers.twilio;

import io.trunkline.call.audio.Audio;
import io.trunkline.call.carrier.CarrierEvent.AudioReceived;

/**
 * Reads the one hot message, {@code media}, in a single pass and without copying. It takes only what is plain: names and values are strings
 * without escapes, no name twice, {@code media} the only object. Anything else it leaves to the real parser, so that it can't be wrong about it.
 */
final class MediaScan {

    private static final int EVENT = 1;
    private static final int SEQUENCE = 2;
    private static final int STREAM = 4;
    private static final int MEDIA = 8;
    private static final int TRACK = 16;
    private static final int CHUNK = 32;
    private static final int TIMESTAMP = 64;
    private static final int PAYLOAD = 128;

    private byte[] frame;
    private int at;
    private int limit;
    private int seen;
    private int valueStart;
    private int valueEnd;
    private int payloadStart;
    private int payloadEnd;
    private long sequence;
    private long timestamp;

    /** The event, or {@code null} if this isn't plainly a media message. */
    AudioReceived scan(byte[] bytes, int offset, int length) {
        frame = bytes;
        at = offset;
        limit = offset + length;
        seen = 0;
        sequence = 0;
        timestamp = 0;
        boolean whole = taken('{') && members(false) && taken('}') && atEnd() && (seen & (EVENT | MEDIA | PAYLOAD)) == (EVENT | MEDIA | PAYLOAD);
        frame = null;
        return whole ? new AudioReceived(new Audio(bytes, payloadStart, payloadEnd - payloadStart), sequence, timestamp) : null;
    }

    private boolean members(boolean inMedia) {
        do {
            if (!string()) {
                return false;
            }
            int name = inMedia ? nameInMedia() : nameOnTop();
            if (name == 0 || (seen & name) != 0 || !taken(':')) {
                return false;
            }
            seen |= name;
            if (!value(name)) {
                return false;
            }
        } while (taken(','));
        return true;
    }

    private boolean value(int name) {
        if (name == MEDIA) {
            return taken('{') && members(true) && taken('}');
        }
        if (name == PAYLOAD) {
            return payload();
        }
        if (!string()) {
            return false;
        }
        return switch (name) {
            case EVENT -> valueIs("media");
            case TRACK -> valueIs("inbound");
            case SEQUENCE -> (sequence = number()) >= 0;
            case TIMESTAMP -> (timestamp = number()) >= 0;
            default -> true;
        };
    }

    private boolean payload() {
        if (!taken('"')) {
            return false;
        }
        payloadStart = at;
        int end = Base64Text.end(frame, at, limit);
        while (end < limit && frame[end] == '=') {
            end++;
        }
        payloadEnd = end;
        at = end + 1;
        return end < limit && frame[end] == '"' && Base64Text.valid(frame, payloadStart, payloadEnd);
    }

    /** A string of printable ASCII without escapes. */
    private boolean string() {
        if (!taken('"')) {
            return false;
        }
        valueStart = at;
        while (at < limit && frame[at] != '"') {
            if (frame[at] < ' ' || frame[at] == '\\') {
                return false;
            }
            at++;
        }
        valueEnd = at++;
        return at <= limit;
    }

    private int nameOnTop() {
        return switch (valueEnd - valueStart) {
            case 5 -> valueIs("event") ? EVENT : valueIs("media") ? MEDIA : 0;
            case 9 -> valueIs("streamSid") ? STREAM : 0;
            case 14 -> valueIs("sequenceNumber") ? SEQUENCE : 0;
            default -> 0;
        };
    }

    private int nameInMedia() {
        return switch (valueEnd - valueStart) {
            case 5 -> valueIs("track") ? TRACK : valueIs("chunk") ? CHUNK : 0;
            case 7 -> valueIs("payload") ? PAYLOAD : 0;
            case 9 -> valueIs("timestamp") ? TIMESTAMP : 0;
            default -> 0;
        };
    }

    private boolean valueIs(String expected) {
        if (valueEnd - valueStart != expected.length()) {
            return false;
        }
        for (int i = 0; i < expected.length(); i++) {
            if (frame[valueStart + i] != expected.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The string just read as a number of up to 15 digits, -1 if it isn't. */
    private long number() {
        int digits = valueEnd - valueStart;
        if (digits == 0 || digits > TwilioStreamDecoder.MAX_DIGITS) {
            return -1;
        }
        long value = 0;
        for (int i = valueStart; i < valueEnd; i++) {
            int digit = frame[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
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
