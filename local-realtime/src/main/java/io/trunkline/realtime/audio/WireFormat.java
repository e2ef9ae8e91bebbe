package io.trunkline.realtime.audio;

import io.trunkline.call.audio.G711;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** How audio travels in events (RealtimeAudioFormats): mono, base64 around it is not our matter. */
public enum WireFormat {
    /** 16-bit little-endian at 24 kHz. */
    PCM("audio/pcm", 24_000, 48),
    /** G.711 mu-law at 8 kHz. */
    PCMU("audio/pcmu", 8_000, 8),
    /** G.711 A-law at 8 kHz. */
    PCMA("audio/pcma", 8_000, 8);

    private final String type;
    private final int rateHz;
    private final int bytesPerMs;

    WireFormat(String type, int rateHz, int bytesPerMs) {
        this.type = type;
        this.rateHz = rateHz;
        this.bytesPerMs = bytesPerMs;
    }

    /** The format of this {@code type}, which is one of the three. */
    public static WireFormat of(String type) {
        return Arrays.stream(values()).filter(f -> f.type.equals(type)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such audio format: " + type));
    }

    /** The name in events, {@code audio/pcmu}. */
    public String type() {
        return type;
    }

    /** Samples a second. */
    public int rateHz() {
        return rateHz;
    }

    /** Bytes of a millisecond. */
    public int bytesPerMs() {
        return bytesPerMs;
    }

    /** Length of this many bytes in whole milliseconds. */
    public int millis(long bytes) {
        return (int) (bytes / bytesPerMs);
    }

    /** Linear samples at {@link #rateHz()}; an odd last byte of PCM is dropped. */
    public short[] decode(byte[] wire) {
        return switch (this) {
            case PCM -> {
                short[] samples = new short[wire.length / 2];
                ByteBuffer.wrap(wire).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
                yield samples;
            }
            case PCMU -> {
                short[] samples = new short[wire.length];
                G711.ulawToPcm(wire, 0, wire.length, samples);
                yield samples;
            }
            case PCMA -> {
                short[] samples = new short[wire.length];
                G711.alawToPcm(wire, 0, wire.length, samples);
                yield samples;
            }
        };
    }

    /** Samples at {@link #rateHz()} as bytes of this format. */
    public byte[] encode(short[] samples) {
        byte[] wire = new byte[this == PCM ? samples.length * 2 : samples.length];
        switch (this) {
            case PCM -> ByteBuffer.wrap(wire).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().put(samples);
            case PCMU -> G711.pcmToUlaw(samples, 0, samples.length, wire);
            case PCMA -> G711.pcmToAlaw(samples, 0, samples.length, wire);
        }
        return wire;
    }
}
