package io.trunkline.models.openai;

import io.trunkline.call.model.ModelEvent.AudioDelta;
import io.trunkline.call.wire.PlainScan;
import io.trunkline.call.wire.PlainShape;

/** Reads the one hot message, {@code response.output_audio.delta}, if it is plain. */
final class AudioDeltaScan {

    private static final int TYPE = 0;
    private static final int RESPONSE = 1;
    private static final int ITEM = 2;
    private static final int DELTA = 3;

    private static final PlainShape GENERAL = shape("response.output_audio.delta");
    private static final PlainShape GENERAL_AND_BETA = shape("response.output_audio.delta", "response.audio.delta");

    private final PlainScan scan;
    /** Ids repeat from delta to delta: the text is made once. */
    private String responseId = "";
    private String itemId = "";

    AudioDeltaScan() {
        this(Dialect.GENERAL);
    }

    AudioDeltaScan(Dialect dialect) {
        scan = new PlainScan(dialect == Dialect.GENERAL_AND_BETA ? GENERAL_AND_BETA : GENERAL);
    }

    private static PlainShape shape(String... types) {
        return PlainShape.object().requiredWord(TYPE, "type", types).requiredText(RESPONSE, "response_id").requiredText(ITEM, "item_id")
                .requiredBase64(DELTA, "delta").othersToo().build();
    }

    /** The event, or {@code null} if this isn't plainly an audio delta. */
    AudioDelta scan(byte[] bytes, int offset, int length) {
        if (!scan.read(bytes, offset, length)) {
            return null;
        }
        responseId = scan.text(RESPONSE, responseId);
        itemId = scan.text(ITEM, itemId);
        return new AudioDelta(responseId, itemId, scan.audio(DELTA));
    }
}
