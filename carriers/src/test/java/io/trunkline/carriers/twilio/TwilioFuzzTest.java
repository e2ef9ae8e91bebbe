package io.trunkline.carriers.twilio;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.trunkline.call.carrier.CarrierEvent;
import io.trunkline.call.carrier.CarrierEvent.AudioReceived;
import io.trunkline.call.carrier.CarrierEvent.Malformed;
import io.trunkline.call.carrier.CarrierEvent.Unrecognized;
import io.trunkline.carriers.json.JsonText;

/** Any bytes: an event, never an exception. Seeds are played in every build; {@code docs/decisions/0033} says how to search for new ones. */
class TwilioFuzzTest {

    private static final int LONGEST_WORD = 64;

    @FuzzTest(maxDuration = "60s")
    void aStreamMessageIsReadOrRefused(byte[] message) {
        CarrierEvent event = new TwilioStreamDecoder().decode(message, 0, message.length);
        switch (event) {
            case AudioReceived(var audio, long sequence, long timestamp) -> {
                audio.decoded();
                check(sequence >= 0 && timestamp >= 0, "a number under nought");
            }
            case Malformed(String reason) -> check(reason.length() < LONGEST_WORD, "a reason with content in it");
            case Unrecognized(String type) -> check(type.length() <= LONGEST_WORD, "a type of any length");
            default -> { }
        }
        check(message.length == 0 || JsonText.parse(message, 0, message.length) != null || event instanceof Malformed, "not JSON, and yet an event");
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
