package io.trunkline.speech;

import io.trunkline.speech.SpeechSynthesizer.Speech;

/** A telephone line: 8 kHz, and eight bits a sample on the logarithmic curve of ITU-T G.711 mu-law. */
final class Phone {

  private static final double MU = 255;

  private Phone() {}

  /** What comes out at the far end, at 8 kHz. */
  static short[] carry(Speech speech) {
    short[] narrow = speech.at(8_000).samples().clone();
    for (int i = 0; i < narrow.length; i++) {
      double x = narrow[i] / 32768.0;
      double compressed = Math.signum(x) * Math.log1p(MU * Math.abs(x)) / Math.log1p(MU);
      double coarse = Math.round(compressed * 127) / 127.0;
      narrow[i] = (short) Math.round(Math.signum(coarse) * (Math.pow(1 + MU, Math.abs(coarse)) - 1) / MU * 32767);
    }
    return narrow;
  }

  /** What a recogniser at the far end gets. */
  static float[] heard(Speech speech) {
    return Resampling.toFloat16k(carry(speech), 8_000);
  }
}
