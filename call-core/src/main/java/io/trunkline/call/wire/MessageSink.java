package io.trunkline.call.wire;

import io.trunkline.call.audio.Audio;

/** Takes whole text messages, UTF-8, and is done with their arrays when it returns. */
public interface MessageSink {

    void send(byte[] message);

    /** One message in three parts, of which the middle is moved as it is: the hot path, where nothing is put together before. */
    default void send(byte[] head, Audio audio, byte[] tail) {
        send(whole(head, audio, tail));
    }

    /** The three parts in an array of their own. */
    static byte[] whole(byte[] head, Audio audio, byte[] tail) {
        byte[] message = new byte[head.length + audio.length() + tail.length];
        System.arraycopy(head, 0, message, 0, head.length);
        int end = audio.copyTo(message, head.length);
        System.arraycopy(tail, 0, message, end, tail.length);
        return message;
    }
}
