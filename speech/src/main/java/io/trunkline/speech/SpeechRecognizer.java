package io.trunkline.speech;

/**
 * Turns one utterance into text. Safe to call from any thread; calls are serialised inside, so a caller waits for its turn.
 *
 * <p>It answers for speech only: given silence it invents a word ("You"), given noise likewise ("So"). Ask a
 * {@link VoiceActivity} first and pass on nothing but what was spoken, with 100 to 300 ms around it.
 */
public interface SpeechRecognizer extends AutoCloseable {

  /** The longest utterance taken in one call, in seconds; what lies beyond is cut off. */
  int LONGEST_SECONDS = 30;

  /**
   * What was said.
   *
   * @param samples16k mono, 16 kHz, -1 to 1; shorter than 50 ms counts as nothing said
   * @param vocabulary which words may come out
   * @return the words as the recogniser writes them (punctuated, digits or number words; see {@link RecognizedText}); "" when
   *     nothing was said
   */
  String recognize(float[] samples16k, Vocabulary vocabulary);

  /** Gives up this handle; the engine behind it lives as long as its {@link SpeechModels}. */
  @Override
  void close();
}
