package io.trunkline.carriers.twilio;

import io.trunkline.call.carrier.CarrierEvent.AudioReceived;
import io.trunkline.call.wire.PlainScan;
import io.trunkline.call.wire.PlainShape;

/** Reads the one hot message, {@code media} (Twilio Media Streams, media message), if it is plain and of the caller's track. */
final class MediaScan {

    private static final int EVENT = 0;
    private static final int SEQUENCE = 1;
    private static final int MEDIA = 2;
    private static final int TRACK = 3;
    private static final int CHUNK = 4;
    private static final int TIMESTAMP = 5;
    private static final int PAYLOAD = 6;
    private static final int STREAM = 7;

    private static final PlainShape SHAPE = PlainShape.object()
            .requiredWord(EVENT, "event", "media")
            .digits(SEQUENCE, "sequenceNumber")
            .requiredObject(MEDIA, "media", PlainShape.object()
                    .word(TRACK, "track", "inbound")
                    .text(CHUNK, "chunk")
                    .digits(TIMESTAMP, "timestamp")
                    .requiredBase64(PAYLOAD, "payload"))
            .text(STREAM, "streamSid")
            .build();

    private final PlainScan scan = new PlainScan(SHAPE);

    /** The event, or {@code null} if this isn't plainly a media message. */
    AudioReceived scan(byte[] bytes, int offset, int length) {
        return scan.read(bytes, offset, length) ? new AudioReceived(scan.audio(PAYLOAD), scan.number(SEQUENCE), scan.number(TIMESTAMP)) : null;
    }
}
