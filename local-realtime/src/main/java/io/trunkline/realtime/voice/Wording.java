package io.trunkline.realtime.voice;

import io.trunkline.realtime.audio.WireFormat;

/**
 * A sentence and how it is to be said; equal wordings sound the same.
 *
 * @param voice a voice of the protocol, {@code marin}
 * @param speed factor, 0.25..1.5
 */
public record Wording(String sentence, String voice, double speed, WireFormat format) {}
