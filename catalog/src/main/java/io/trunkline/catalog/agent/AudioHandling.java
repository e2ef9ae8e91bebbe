package io.trunkline.catalog.agent;

/**
 * How a voice agent's calls treat audio.
 *
 * @param adaptiveUplink whether frames of a caller who is silent go to the model three at a time, which saves two messages of three
 */
public record AudioHandling(boolean adaptiveUplink) {

    public static final AudioHandling DEFAULT = new AudioHandling(true);
}
