package io.trunkline.speech.engine;

import io.trunkline.speech.SpeechSynthesizer.Speech;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Mono 16-bit RIFF files, as speech programs write them. */
final class WavFile {

  private static final int RIFF_HEADER = 12;
  private static final int CHUNK_HEADER = 8;

  private WavFile() {}

  static Speech read(Path file) throws IOException {
    ByteBuffer data = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int rate = 0;
    int at = RIFF_HEADER;
    while (at + CHUNK_HEADER <= data.limit()) {
      String name = StandardCharsets.US_ASCII.decode(data.slice(at, 4)).toString();
      // a program that writes to a pipe may not know the size and leave it out of range
      int size = Math.clamp(Integer.toUnsignedLong(data.getInt(at + 4)), 0, data.limit() - at - CHUNK_HEADER);
      at += CHUNK_HEADER;
      if (name.equals("fmt ")) {
        rate = data.getInt(at + 4);
      } else if (name.equals("data") && rate > 0) {
        short[] samples = new short[size / 2];
        data.slice(at, size).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return new Speech(samples, rate);
      }
      at += size + (size & 1);
    }
    throw new IOException("no sound in " + file);
  }
}
