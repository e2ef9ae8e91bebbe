package io.trunkline.lab.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** RIFF/WAVE, mono, 8 kHz: 16-bit linear or mu-law. */
public final class WaveFile {

    private static final int PCM = 1;
    private static final int MU_LAW = 7;

    private WaveFile() {}

    /** Mu-law samples as a file. */
    public static byte[] muLaw(byte[] codes) {
        ByteBuffer file = ByteBuffer.allocate(46 + codes.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(38 + codes.length).put(ascii("WAVE"));
        file.put(ascii("fmt ")).putInt(18).putShort((short) MU_LAW).putShort((short) 1);
        file.putInt(Tones.RATE).putInt(Tones.RATE).putShort((short) 1).putShort((short) 8).putShort((short) 0);
        file.put(ascii("data")).putInt(codes.length).put(codes);
        return file.array();
    }

    /** Samples of a file, or empty if it is none that is understood here. */
    public static Optional<short[]> read(byte[] bytes) {
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < 12 || !tag(file).equals("RIFF") || file.getInt() < 0 || !tag(file).equals("WAVE")) {
            return Optional.empty();
        }
        int format = 0;
        while (file.remaining() >= 8) {
            String tag = tag(file);
            int length = Math.clamp(file.getInt(), 0, file.remaining());
            ByteBuffer chunk = file.slice(file.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            file.position(file.position() + length);
            if (tag.equals("fmt ") && length >= 16) {
                format = format(chunk);
            } else if (tag.equals("data")) {
                return samples(format, chunk);
            }
        }
        return Optional.empty();
    }

    private static int format(ByteBuffer chunk) {
        int code = chunk.getShort();
        boolean ours = chunk.getShort() == 1 && chunk.getInt() == Tones.RATE;
        int bits = chunk.getShort(14);
        return ours && (code == PCM && bits == 16 || code == MU_LAW && bits == 8) ? code : 0;
    }

    private static Optional<short[]> samples(int format, ByteBuffer data) {
        return switch (format) {
            case PCM -> {
                short[] samples = new short[data.remaining() / 2];
                data.asShortBuffer().get(samples);
                yield Optional.of(samples);
            }
            case MU_LAW -> {
                byte[] codes = new byte[data.remaining()];
                data.get(codes);
                yield Optional.of(MuLaw.decode(codes));
            }
            default -> Optional.empty();
        };
    }

    private static String tag(ByteBuffer file) {
        byte[] tag = new byte[4];
        file.get(tag);
        return new String(tag, StandardCharsets.US_ASCII);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
