package io.trunkline.call.model;

/**
 * What a response or a transcription used. Cached tokens are inside the text and audio counts, so that
 * {@code text - cachedText} is what is billed in full.
 */
public record Usage(long inputText, long inputAudio, long cachedText, long cachedAudio, long outputText, long outputAudio, double transcribedSeconds) {

    /** Nothing used, or nothing said about it. */
    public static final Usage NONE = new Usage(0, 0, 0, 0, 0, 0, 0);

    public Usage plus(Usage other) {
        return new Usage(inputText + other.inputText, inputAudio + other.inputAudio, cachedText + other.cachedText,
                cachedAudio + other.cachedAudio, outputText + other.outputText, outputAudio + other.outputAudio,
                transcribedSeconds + other.transcribedSeconds);
    }
}
