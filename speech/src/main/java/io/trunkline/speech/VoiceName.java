package io.trunkline.speech;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code engine[:voice][,pitch=…][,pace=…]}, where the first comma may be a colon. */
record VoiceName(String voice, VoiceStyle style) {

  private static final Pattern STYLE = Pattern.compile("[:,](pitch|pace)=([0-9]+(?:\\.[0-9]+)?)");

  static VoiceName parse(String name) {
    double pitch = 1;
    double pace = 1;
    Matcher style = STYLE.matcher(name);
    while (style.find()) {
      double value = Double.parseDouble(style.group(2));
      if (style.group(1).equals("pitch")) {
        pitch = value;
      } else {
        pace = value;
      }
    }
    return new VoiceName(STYLE.matcher(name).replaceAll(""), new VoiceStyle(pitch, pace));
  }
}
