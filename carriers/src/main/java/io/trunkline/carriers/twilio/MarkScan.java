package io.trunkline.carriers.twilio;

import io.trunkline.call.carrier.CarrierEvent.MarkPlayed;
import io.trunkline.call.wire.PlainScan;
import io.trunkline.call.wire.PlainShape;

/** Reads the message that comes most often beside {@code media}: {@code mark} (Twilio Media Streams, mark message), several a second of speech, if it is plain. */
final class MarkScan {

    private static final int EVENT = 0;
    private static final int SEQUENCE = 1;
    private static final int STREAM = 2;
    private static final int MARK = 3;
    private static final int NAME = 4;

    private static final PlainShape SHAPE = PlainShape.object()
            .requiredWord(EVENT, "event", "mark")
            .digits(SEQUENCE, "sequenceNumber")
            .text(STREAM, "streamSid")
            .requiredObject(MARK, "mark", PlainShape.object().requiredText(NAME, "name"))
            .build();

    private final PlainScan scan = new PlainScan(SHAPE);

    /** The event, or {@code null} if this isn't plainly a mark. */
    MarkPlayed scan(byte[] bytes, int offset, int length) {
        return scan.read(bytes, offset, length) ? new MarkPlayed(scan.text(NAME, ""), scan.number(SEQUENCE)) : null;
    }
}
