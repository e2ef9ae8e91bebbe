package io.trunkline.carriers;

import io.trunkline.call.audio.Audio;

/** Writes messages for one stream of a carrier: whole text messages, UTF-8, in arrays that the caller owns. */
public interface CarrierStreamEncoder {

    /** Append audio to what is played. */
    byte[] play(Audio audio);

    /** Ask to be told when all before this was played. */
    byte[] mark(String name);

    /** Drop what isn't played yet. */
    byte[] clear();
}
