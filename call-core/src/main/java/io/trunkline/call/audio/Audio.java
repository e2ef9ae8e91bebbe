package io.trunkline.call.audio;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * A slice of base64 text that holds G.711 audio (8 kHz mono, 8 bytes a millisecond). The text is moved from socket to socket, not decoded.
 *
 * <p>The slice lies in the frame it arrived in and is valid only until the call it was passed to returns; who keeps it longer keeps
 * {@link #retained()}. Nobody writes to {@code base64} while a slice of it is in use.
 *
 * @param base64 ASCII bytes, standard alphabet, padded
 * @param offset index of the first base64 character
 * @param length number of base64 characters, padding included
 */
public record Audio(byte[] base64, int offset, int length) {

    /** G.711 at 8 kHz: one byte a sample. */
    public static final int BYTES_PER_MS = 8;

    public Audio {
        if (offset < 0 || length < 0 || offset > base64.length - length) {
            throw new IllegalArgumentException("slice outside of its array");
        }
    }

    /** Audio of a whole base64 text. */
    public static Audio ofBase64(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return new Audio(bytes, 0, bytes.length);
    }

    /** Audio of raw G.711 bytes, for clips and tests: this one encodes. */
    public static Audio ofG711(byte[] g711) {
        byte[] bytes = Base64.getEncoder().encode(g711);
        return new Audio(bytes, 0, bytes.length);
    }

    /** Number of G.711 bytes in the slice, computed from its length and padding. */
    public int bytes() {
        int whole = length / 4 * 3;
        if (length == 0 || length % 4 != 0) {
            return whole + Math.max(0, length % 4 - 1);
        }
        int end = offset + length;
        return whole - (base64[end - 1] == '=' ? 1 : 0) - (base64[end - 2] == '=' ? 1 : 0);
    }

    /** Length in whole milliseconds, rounded down. Sum {@link #bytes()} where rounding would add up. */
    public int durationMs() {
        return bytes() / BYTES_PER_MS;
    }

    /** A copy that owns its bytes and so outlives the frame. */
    public Audio retained() {
        return new Audio(Arrays.copyOfRange(base64, offset, offset + length), 0, length);
    }

    /** Copies the base64 characters into {@code target} and returns the index behind them. */
    public int copyTo(byte[] target, int at) {
        System.arraycopy(base64, offset, target, at, length);
        return at + length;
    }

    /** The G.711 bytes themselves. Off the hot path only. */
    public byte[] decoded() {
        return Base64.getDecoder().decode(Arrays.copyOfRange(base64, offset, offset + length));
    }

    /** The base64 text. Off the hot path only. */
    public String text() {
        return new String(base64, offset, length, StandardCharsets.ISO_8859_1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Audio that
                && Arrays.equals(base64, offset, offset + length, that.base64, that.offset, that.offset + that.length);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + base64[i];
        }
        return hash;
    }

    @Override
    public String toString() {
        return "Audio[" + durationMs() + " ms]";
    }
}
