package io.trunkline.carriers;

import io.trunkline.call.carrier.CarrierEvent;

/** Reads a carrier's messages, on the event loop that owns the calls. Keeps nothing from one to the next: one may serve all streams of a loop. Never throws. */
public interface CarrierStreamDecoder {

    /**
     * One whole text message, UTF-8. Audio in the event is a slice of {@code frame}: the frame must not change until the event was handled.
     */
    CarrierEvent decode(byte[] frame, int offset, int length);

    /** One whole text message. */
    CarrierEvent decode(CharSequence frame);
}
