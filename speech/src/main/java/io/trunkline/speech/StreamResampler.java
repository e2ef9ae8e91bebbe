package io.trunkline.speech;

import java.util.Arrays;

/**
 * Band-limited rate conversion of a stream, chunk by chunk, without clicks at the seams: the chunks put together equal
 * {@link Resampling#resample(short[], int, int)} of the whole. Used by one thread at a time.
 *
 * <p>Sound comes out late by half the filter: about 1 ms between 24 and 8 kHz either way, 2 ms from 8 to 24 kHz.
 */
public final class StreamResampler {

  private final SincKernel kernel;
  /** The samples still needed, and how many samples were dropped before them. */
  private float[] window = new float[0];
  private long dropped;
  private long received;
  private long emitted;

  /** A converter for one stream. */
  public StreamResampler(int fromHz, int toHz) {
    this.kernel = SincKernel.between(fromHz, toHz);
  }

  /** Takes the next chunk, of any length, and gives the sound that is complete by now (maybe none). */
  public short[] next(short[] chunk) {
    append(Resampling.toFloat(chunk));
    long whole = received - kernel.half();
    short[] out = whole <= 0 ? new short[0] : emit((whole * kernel.up() + kernel.down() - 1) / kernel.down());
    drop();
    return out;
  }

  /** The rest, at the end of the stream or of a sentence; afterwards a new stream begins. */
  public short[] flush() {
    short[] out = emit((received * kernel.up() + kernel.down() - 1) / kernel.down());
    window = new float[0];
    dropped = received = emitted = 0;
    return out;
  }

  private void append(float[] chunk) {
    int kept = window.length;
    window = Arrays.copyOf(window, kept + chunk.length);
    System.arraycopy(chunk, 0, window, kept, chunk.length);
    received += chunk.length;
  }

  private short[] emit(long upTo) {
    short[] out = new short[(int) Math.max(0, upTo - emitted)];
    for (int i = 0; i < out.length; i++, emitted++) {
      out[i] = Resampling.clip(kernel.at(window, window.length, emitted * kernel.down() - dropped * kernel.up()));
    }
    return out;
  }

  private void drop() {
    long oldest = emitted * kernel.down() / kernel.up() - kernel.half() + 1;
    int gone = (int) Math.clamp(oldest - dropped, 0, window.length);
    window = Arrays.copyOfRange(window, gone, window.length);
    dropped += gone;
  }
}
