package io.trunkline.lab.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** RIFF WAVE files as telephony records them: 8 kHz, 16-bit linear, two channels: the caller left, what the caller heard right. */
public final class StereoWav {

    private static final int HEADER_BYTES = 44;
    private static final int RATE = 8000;
    private static final int FRAME_BYTES = 4;

    private StereoWav() {
    }

    /** Two channels of the same length. */
    public record Channels(short[] left, short[] right) {
    }

    /** Writes a file; the folder is made when it isn't there. */
    public static Path write(Path file, CallRecording recording) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        return Files.write(file, bytes(recording.caller(), recording.agent()));
    }

    /** The whole file. The channels must be equally long. */
    static byte[] bytes(short[] left, short[] right) {
        if (left.length != right.length) {
            throw new IllegalArgumentException("channels differ in length: " + left.length + " and " + right.length);
        }
        ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + left.length * FRAME_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(HEADER_BYTES - 8 + left.length * FRAME_BYTES);
        out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        out.putShort((short) 1).putShort((short) 2).putInt(RATE).putInt(RATE * FRAME_BYTES);
        out.putShort((short) FRAME_BYTES).putShort((short) 16);
        out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(left.length * FRAME_BYTES);
        for (int i = 0; i < left.length; i++) {
            out.putShort(left[i]).putShort(right[i]);
        }
        return out.array();
    }

    /** Reads a file that {@link #write} has written. */
    public static Channels read(Path file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        if (in.remaining() < HEADER_BYTES || in.getShort(22) != 2 || in.getInt(24) != RATE || in.getShort(34) != 16) {
            throw new IOException("not a stereo recording of 8 kHz and 16 bit: " + file);
        }
        in.position(HEADER_BYTES);
        int frames = in.remaining() / FRAME_BYTES;
        short[] left = new short[frames];
        short[] right = new short[frames];
        for (int i = 0; i < frames; i++) {
            left[i] = in.getShort();
            right[i] = in.getShort();
        }
        return new Channels(left, right);
    }
}
