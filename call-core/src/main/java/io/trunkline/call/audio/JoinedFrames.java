package io.trunkline.call.audio;

import java.util.Base64;

/**
 * Up to three frames of 20 ms on their way to become one: decoded, since 160 bytes of base64 end in padding, and encoded again, 480 bytes as 640
 * characters without any. The arrays are used again and again. Owned by the call's event loop.
 */
public final class JoinedFrames {

    /** Bytes of the longest frame that is joined. */
    public static final int FRAME = 20 * Audio.BYTES_PER_MS;
    private static final int MOST = 3 * FRAME;

    private final byte[] g711 = new byte[MOST];
    private final byte[] text = new byte[MOST / 3 * 4];
    private int length;

    /** Whether the frame is of a kind that can be joined. */
    public static boolean joinable(Audio frame) {
        return frame.length() > 0 && frame.length() % 4 == 0 && frame.bytes() <= FRAME;
    }

    /** Takes a joinable frame, for which there must be room: not {@link #full()}. */
    public void add(Audio frame) {
        length = Base64Text.decode(frame.base64(), frame.offset(), frame.length(), g711, length);
    }

    /** Whether there may be no room for another frame. */
    public boolean full() {
        return length + FRAME > MOST;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    /** All that was added, in order; valid until the next {@link #add}. Nothing is left. */
    public Audio take() {
        int taken = length;
        length = 0;
        if (taken == MOST) {
            return new Audio(text, 0, Base64.getEncoder().encode(g711, text));
        }
        byte[] some = new byte[taken];
        System.arraycopy(g711, 0, some, 0, taken);
        return Audio.ofG711(some);
    }
}
