package io.trunkline.speech;

import io.trunkline.speech.text.RecognizedText;
import java.util.ArrayList;
import java.util.List;

/** Counts words put in, left out or changed. */
final class WordErrors {

  private int errors;
  private int words;
  private final List<String> wrong = new ArrayList<>();

  void count(String said, String heard) {
    String[] expected = RecognizedText.comparable(said).split(" ");
    String[] actual = RecognizedText.comparable(heard).split(" ");
    int distance = distance(expected, actual);
    words += expected.length;
    errors += distance;
    if (distance > 0) {
      wrong.add(said + " -> " + heard);
    }
  }

  double rate() {
    return errors / (double) words;
  }

  @Override
  public String toString() {
    return errors + " of " + words + " words wrong: " + wrong;
  }

  private static int distance(String[] a, String[] b) {
    int[] row = new int[b.length + 1];
    for (int j = 0; j <= b.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length; i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length; j++) {
        int changed = diagonal + (a[i - 1].equals(b[j - 1]) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length];
  }
}
