package io.trunkline.speech.engine;

import io.trunkline.speech.Resampling;
import io.trunkline.speech.SpeechSynthesizer;
import io.trunkline.speech.VoiceStyle;
import io.trunkline.speech.text.SpokenText;

/** A voice that speaks written text in a style: the pace is stretched first, then pitch is changed by resampling. */
public final class StyledVoice implements SpeechSynthesizer {

  /** Rates are rounded to this, so that the resampling ratio stays small. */
  private static final int RATE_STEP = 50;

  private final RawVoice voice;
  private final VoiceStyle own;

  /**
   * Wraps a voice that somebody else closes.
   *
   * @param own style used whenever the caller asks for {@link VoiceStyle#NATURAL}
   */
  public StyledVoice(RawVoice voice, VoiceStyle own) {
    this.voice = voice;
    this.own = own;
  }

  @Override
  public Speech synthesize(String text, VoiceStyle style) {
    String words = SpokenText.of(text).strip();
    if (words.isEmpty()) {
      return new Speech(new short[0], 8_000);
    }
    return styled(voice.speak(words), style.equals(VoiceStyle.NATURAL) ? own : style);
  }

  static Speech styled(Speech speech, VoiceStyle style) {
    int rate = speech.sampleRateHz();
    short[] paced = TimeStretch.longer(speech.samples(), rate, style.pitch() / style.pace());
    int pretended = (int) Math.round(rate * style.pitch() / RATE_STEP) * RATE_STEP;
    return new Speech(Resampling.resample(paced, style.pitch() == 1 ? rate : pretended, rate), rate);
  }

  @Override
  public void close() {
    // the voice belongs to whoever made it
  }
}
