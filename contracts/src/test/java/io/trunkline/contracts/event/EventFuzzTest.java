package io.trunkline.contracts.event;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.trunkline.contracts.event.EventCodec.Decoded;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Any type and body: an event or a reason, never an exception. Seeds hold the type in their first line, the body behind it. */
class EventFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void aRecordIsReadOrRefused(byte[] typeAndBody) {
        int end = 0;
        while (end < typeAndBody.length && typeAndBody[end] != '\n') {
            end++;
        }
        String type = new String(typeAndBody, 0, end, StandardCharsets.UTF_8);
        byte[] body = Arrays.copyOfRange(typeAndBody, Math.min(typeAndBody.length, end + 1), typeAndBody.length);
        switch (EventCodec.decode(type, "key", body)) {
            case Decoded.Event(ControlEvent.Unrecognized unknown) -> { }
            case Decoded.Event(ControlEvent event) -> again(event);
            case Decoded.Undecodable(String reason) -> {
                if (reason.length() > 100) {
                    throw new AssertionError("a reason with content in it");
                }
            }
        }
    }

    /** What was read can be written, and means the same then. */
    private static void again(ControlEvent event) {
        byte[] body = EventCodec.encode(event);
        String type = EventType.nameOf(event);
        if (body.length <= EventCodec.MAX_BODY_BYTES && !(EventCodec.decode(type, "key", body) instanceof Decoded.Event)) {
            throw new AssertionError("written, but not readable: " + type);
        }
    }
}
