package io.trunkline.models.openai;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.call.model.ModelEvent.AudioDelta;
import io.trunkline.call.model.ModelEvent.Malformed;
import io.trunkline.call.model.ModelEvent.Unrecognized;

/** Any bytes: events, never an exception. Seeds are played in every build; {@code docs/decisions/0033} says how to search for new ones. */
class RealtimeFuzzTest {

    private static final int LONGEST_WORD = 64;

    @FuzzTest(maxDuration = "60s")
    void aServerEventIsReadOrRefused(byte[] message) {
        for (Dialect dialect : Dialect.values()) {
            new OpenAiRealtimeCodec(dialect).decode(message, 0, message.length, RealtimeFuzzTest::sound);
        }
    }

    private static void sound(ModelEvent event) {
        boolean sound = switch (event) {
            case AudioDelta(var response, var item, var audio) -> audio.decoded().length == audio.bytes();
            case Malformed(String reason) -> reason.length() < LONGEST_WORD;
            case Unrecognized(String type) -> type.length() <= LONGEST_WORD;
            default -> !event.toString().isEmpty();
        };
        if (!sound) {
            throw new AssertionError("not sound: " + event.getClass().getSimpleName());
        }
    }
}
