package io.trunkline.carriers.twilio;

import io.trunkline.call.audio.Audio;
import io.trunkline.call.wire.MessageSink;
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
    public void play(Audio audio, MessageSink out) {
        out.send(mediaStart, audio, MEDIA_END);
    }

    @Override
    public void mark(String name, MessageSink out) {
        out.send(ascii(markStart + quoted(name) + "}}"));
    }

    @Override
    public void clear(MessageSink out) {
        out.send(clear);
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
