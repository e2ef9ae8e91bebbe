package io.trunkline.models;

import io.trunkline.call.audio.Audio;
import io.trunkline.call.model.ModelCommand;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.call.wire.MessageSink;
import java.util.function.Consumer;

/** Reads and writes one session's messages, on the event loop that owns the call. Never throws on what it reads, never keeps a frame. */
public interface RealtimeCodec {

    /**
     * One whole text message, UTF-8: gives none, one or several events, in order. Audio in an event is a slice of {@code frame}: the frame
     * must not change until {@code events} returned.
     */
    void decode(byte[] frame, int offset, int length, Consumer<ModelEvent> events);

    /** Gives none, one or several whole text messages, UTF-8, in arrays that the receiver owns. {@code CloseSession} gives none: close the socket. */
    void encode(ModelCommand command, Consumer<byte[]> frames);

    /** What the open socket means by itself: {@code SessionCreated} for a provider that waits for our first word, {@code null} for one that speaks first. */
    default ModelEvent opened() {
        return null;
    }

    /** {@code AppendAudio}, fifty times a second: where base64 text can be moved as it is, a provider's codec puts no message together before. */
    default void append(Audio audio, MessageSink out) {
        encode(new ModelCommand.AppendAudio(audio), out::send);
    }

    /**
     * Makes the session that this codec will open go on with an earlier one, if the provider keeps sessions. To be called before {@code OpenSession}. Returns
     * whether it will: then the provider knows what was said up to now.
     */
    default boolean resume(RealtimeCodec earlier) {
        return false;
    }

    /** What a refused upgrade means, by its HTTP status; 0 for no answer at all. */
    ModelEvent refused(int httpStatus);

    /** What the end of the socket means, by its close code; 1006 for a socket that just went. */
    ModelEvent closed(int closeCode);
}
