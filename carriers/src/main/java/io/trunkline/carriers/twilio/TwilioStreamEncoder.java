package io.trunkline.carriers.twilio;

import io.trunkline.call.audio.Audio;
import io.trunkline.carriers.CarrierStreamEncoder;
import java.nio.charset.StandardCharsets;

/** Writes Twilio Media Streams messages ({@code media mark clear}) for one stream. */
public final class TwilioStreamEncoder implements CarrierStreamEncoder {

    private static final byte[] MEDIA_END = ascii("\"}}");

    private final byte[] mediaStart;
    private final String markStart;
    private final byte[] clear;

    /** @param streamSid as Twilio gave it in {@code start} */
    public TwilioStreamEncoder(String streamSid) {
        String quoted = quoted(streamSid);
        mediaStart = ascii("{\"event\":\"media\",\"streamSid\":" + quoted + ",\"media\":{\"payload\":\"");
        markStart = "{\"event\":\"mark\",\"streamSid\":" + quoted + ",\"mark\":{\"name\":";
        clear = ascii("{\"event\":\"clear\",\"streamSid\":" + quoted + "}");
    }

    @Override
    public byte[] play(Audio audio) {
        byte[] frame = new byte[mediaStart.length + audio.length() + MEDIA_END.length];
        System.arraycopy(mediaStart, 0, frame, 0, mediaStart.length);
        int end = audio.copyTo(frame, mediaStart.length);
        System.arraycopy(MEDIA_END, 0, frame, end, MEDIA_END.length);
        return frame;
    }

    @Override
    public byte[] mark(String name) {
        return ascii(markStart + quoted(name) + "}}");
    }

    @Override
    public byte[] clear() {
        return clear.clone();
    }

    /** A JSON string in ASCII: what isn't plain is escaped. */
    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                json.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
