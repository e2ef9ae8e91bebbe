package io.trunkline.carriers;

import io.trunkline.call.audio.Audio;
import io.trunkline.call.wire.MessageSink;

/** Writes messages for one stream of a carrier: whole text messages, UTF-8. */
public interface CarrierStreamEncoder {

    /** Append audio to what is played. */
    void play(Audio audio, MessageSink out);

    /** Ask to be told when all before this was played. */
    void mark(String name, MessageSink out);

    /** Drop what isn't played yet. */
    void clear(MessageSink out);
}
