package io.trunkline.carriers.twilio;

import io.trunkline.call.audio.Audio;
import io.trunkline.call.audio.Base64Text;
import io.trunkline.call.carrier.CarrierEvent;
import io.trunkline.call.carrier.CarrierEvent.AudioReceived;
import io.trunkline.call.carrier.CarrierEvent.DtmfReceived;
import io.trunkline.call.carrier.CarrierEvent.Malformed;
import io.trunkline.call.carrier.CarrierEvent.MarkPlayed;
import io.trunkline.call.carrier.CarrierEvent.StopReason;
import io.trunkline.call.carrier.CarrierEvent.StreamConnected;
import io.trunkline.call.carrier.CarrierEvent.StreamStarted;
import io.trunkline.call.carrier.CarrierEvent.StreamStopped;
import io.trunkline.call.carrier.CarrierEvent.Unrecognized;
import io.trunkline.carriers.CarrierStreamDecoder;
import io.trunkline.carriers.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads Twilio Media Streams messages ({@code connected start media dtmf mark stop}). {@code media} and {@code mark} are scanned in place, the others are parsed.
 * Numbers are strings by the documentation; JSON numbers are taken too.
 */
public final class TwilioStreamDecoder implements CarrierStreamDecoder {

    /** Longest message that is looked at; Twilio's are a few hundred bytes, a {@code start} with parameters a few thousand. */
    public static final int MAX_FRAME = 64 * 1024;

    /** Longest number: 15 digits of milliseconds are 30,000 years. */
    static final int MAX_DIGITS = 15;

    private static final String DIGITS = "0123456789*#ABCD";

    private final MediaScan media = new MediaScan();
    private final MarkScan marks = new MarkScan();

    @Override
    public CarrierEvent decode(CharSequence frame) {
        byte[] bytes = frame.toString().getBytes(StandardCharsets.UTF_8);
        return decode(bytes, 0, bytes.length);
    }

    @Override
    public CarrierEvent decode(byte[] frame, int offset, int length) {
        if (length > MAX_FRAME) {
            return new Malformed("too long");
        }
        AudioReceived audio = media.scan(frame, offset, length);
        if (audio != null) {
            return audio;
        }
        MarkPlayed mark = marks.scan(frame, offset, length);
        return mark != null ? mark : parse(frame, offset, length);
    }

    private static CarrierEvent parse(byte[] frame, int offset, int length) {
        if (!(JsonText.parse(frame, offset, length) instanceof Map<?, ?> message)) {
            return new Malformed("not a JSON object");
        }
        if (!(message.get("event") instanceof String event)) {
            return new Malformed("no event");
        }
        long sequence = number(message.get("sequenceNumber"));
        if (sequence < 0) {
            return new Malformed("sequenceNumber is no number");
        }
        return switch (event) {
            case "media" -> media(object(message, "media"), sequence);
            case "mark" -> mark(object(message, "mark"), sequence);
            case "dtmf" -> dtmf(object(message, "dtmf"), sequence);
            case "start" -> start(object(message, "start"), message.get("streamSid"));
            case "stop" -> new StreamStopped(StopReason.STOPPED);
            case "connected" -> new StreamConnected(text(message.get("protocol")), text(message.get("version")));
            default -> new Unrecognized(event.length() <= 64 ? event : event.substring(0, 64));
        };
    }

    private static CarrierEvent media(Map<?, ?> media, long sequence) {
        if (!(media.get("payload") instanceof String payload)) {
            return new Malformed("media without payload");
        }
        if (media.get("track") instanceof String track && !track.equals("inbound")) {
            return new Unrecognized("media of another track");
        }
        byte[] base64 = payload.getBytes(StandardCharsets.UTF_8);
        if (!Base64Text.valid(base64, 0, base64.length)) {
            return new Malformed("payload is not base64");
        }
        long timestamp = number(media.get("timestamp"));
        return timestamp < 0 ? new Malformed("timestamp is no number") : new AudioReceived(new Audio(base64, 0, base64.length), sequence, timestamp);
    }

    private static CarrierEvent mark(Map<?, ?> mark, long sequence) {
        return mark.get("name") instanceof String name ? new MarkPlayed(name, sequence) : new Malformed("mark without name");
    }

    private static CarrierEvent dtmf(Map<?, ?> dtmf, long sequence) {
        if (dtmf.get("digit") instanceof String digit && digit.length() == 1 && DIGITS.contains(digit)) {
            return new DtmfReceived(digit.charAt(0), sequence);
        }
        return new Malformed("dtmf without digit");
    }

    private static CarrierEvent start(Map<?, ?> start, Object streamOnTop) {
        Object stream = start.get("streamSid") instanceof String ? start.get("streamSid") : streamOnTop;
        if (!(stream instanceof String streamSid) || !(start.get("callSid") instanceof String callSid)) {
            return new Malformed("start without streamSid and callSid");
        }
        if (!plainUlaw(start.get("mediaFormat"))) {
            return new Malformed("mediaFormat is not 8 kHz mu-law mono");
        }
        Map<String, String> parameters = new HashMap<>();
        object(start, "customParameters").forEach((name, value) -> {
            if (value instanceof String parameter) {
                parameters.put((String) name, parameter);
            }
        });
        return new StreamStarted(streamSid, callSid, parameters);
    }

    /** No format said is the documented one. */
    private static boolean plainUlaw(Object format) {
        if (!(format instanceof Map<?, ?> media)) {
            return format == null;
        }
        return "audio/x-mulaw".equals(media.get("encoding")) && number(media.get("sampleRate")) == 8000 && number(media.get("channels")) <= 1;
    }

    private static Map<?, ?> object(Map<?, ?> message, String name) {
        return message.get(name) instanceof Map<?, ?> object ? object : Map.of();
    }

    private static String text(Object value) {
        return value instanceof String string ? string : "";
    }

    /** A number in a string or as such, 0 if absent, -1 if it is something else. */
    private static long number(Object value) {
        if (value == null) {
            return 0;
        }
        String digits = value instanceof String string ? string : value instanceof JsonText.Number number ? number.digits() : "";
        if (digits.isEmpty() || digits.length() > MAX_DIGITS || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        return Long.parseLong(digits);
    }
}
