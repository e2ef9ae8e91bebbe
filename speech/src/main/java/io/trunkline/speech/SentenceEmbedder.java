package io.trunkline.speech;

/** Places a sentence in a space where like meanings lie close. Safe to call from any thread. */
public interface SentenceEmbedder {

  /** Numbers in an embedding. */
  int DIMENSIONS = 384;

  /**
   * Embeds.
   *
   * @param sentence English, up to some 500 words
   * @return {@link #DIMENSIONS} numbers, unit length, so a dot product is the cosine
   */
  float[] embed(String sentence);
}
