package io.trunkline.models.openai;

import io.trunkline.call.model.ModelEvent.TranscriptDelta;
import io.trunkline.call.model.Side;
import io.trunkline.call.wire.PlainScan;
import io.trunkline.call.wire.PlainShape;

/**
 * Reads, if they are plain, the messages that come most often beside audio: those that mean nothing to a call, and pieces of the agent's transcript.
 * Whether a message is JSON is looked at all the same, so that it is read as the parser would read it.
 */
final class QuietScan {

    private static final int TYPE = 0;
    private static final int ITEM = 1;
    private static final int DELTA = 2;
    private static final int RESPONSE = 3;

    private static final PlainShape IGNORED = PlainShape.object().requiredWord(TYPE, "type", EventNames.IGNORED.toArray(String[]::new)).othersToo().build();
    private static final PlainShape SPOKEN = PlainShape.object().requiredWord(TYPE, "type", "response.output_audio_transcript.delta")
            .requiredText(RESPONSE, "response_id").requiredText(ITEM, "item_id").requiredText(DELTA, "delta").othersToo().build();

    private final PlainScan ignored = new PlainScan(IGNORED);
    private final PlainScan spoken = new PlainScan(SPOKEN);
    private String itemId = "";

    /** Whether this is plainly a message that means nothing to a call. */
    boolean meansNothing(byte[] bytes, int offset, int length) {
        return ignored.read(bytes, offset, length);
    }

    /** What the agent said, or {@code null} if this isn't plainly that. */
    TranscriptDelta said(byte[] bytes, int offset, int length) {
        if (!spoken.read(bytes, offset, length)) {
            return null;
        }
        itemId = spoken.text(ITEM, itemId);
        return new TranscriptDelta(Side.AGENT, itemId, spoken.text(DELTA, ""));
    }
}
