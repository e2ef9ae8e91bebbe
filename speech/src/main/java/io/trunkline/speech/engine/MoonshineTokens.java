package io.trunkline.speech.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/** The decoder's tokens: pieces of words as bytes, a low block standing for the space before a word. */
final class MoonshineTokens {

  static final int START = 1;
  static final int END = 2;
  private static final int FIRST_TEXT = 3;
  private static final char SPACE = '\u2581';

  private final List<byte[]> pieces;

  private MoonshineTokens(List<byte[]> pieces) {
    this.pieces = pieces;
  }

  /** Reads {@code tokenizer.bin}: each piece after its length, one byte below 128, else two (low seven bits first). */
  static MoonshineTokens read(Path file) throws IOException {
    byte[] data = Files.readAllBytes(file);
    List<byte[]> pieces = new ArrayList<>();
    for (int at = 0; at < data.length; ) {
      int length = data[at++] & 0xff;
      if (length >= 128) {
        length += (data[at++] & 0xff) * 128 - 128;
      }
      byte[] piece = new byte[length];
      System.arraycopy(data, at, piece, 0, length);
      pieces.add(piece);
      at += length;
    }
    return new MoonshineTokens(pieces);
  }

  /** Tokens whose text, lower case and without its space, matches as a whole; the end of the utterance always does. */
  BitSet matching(String regularExpression) {
    Pattern pattern = Pattern.compile(regularExpression);
    BitSet allowed = new BitSet(pieces.size());
    allowed.set(END);
    for (int token = FIRST_TEXT; token < pieces.size(); token++) {
      if (pattern.matcher(text(List.of(token)).toLowerCase()).matches()) {
        allowed.set(token);
      }
    }
    return allowed;
  }

  /** All tokens that stand for something. */
  BitSet all() {
    BitSet allowed = new BitSet(pieces.size());
    allowed.set(END, pieces.size());
    return allowed;
  }

  String text(List<Integer> tokens) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int token : tokens) {
      bytes.writeBytes(pieces.get(token));
    }
    return bytes.toString(StandardCharsets.UTF_8).replace(SPACE, ' ').strip();
  }
}
