package io.trunkline.lab.carrier;

/**
 * The handset at the caller's end of a leg: an ear and a mouth. Owned by whoever dials; called by the carrier's clock thread alone, so an
 * implementation needs no lock of its own for what only these methods touch, and must never block in them.
 */
public interface Phone {

    /** Samples in one frame: 20 ms at 8 kHz. */
    int FRAME_SAMPLES = 160;

    /**
     * Line to ear: exactly what a person would hear in these 20 ms (stream playout, spoken text, hold music, human agent or silence).
     *
     * @param frame20ms 160 linear samples, 8 kHz; reused by the carrier after the return, so copy what is kept
     * @param nowNanos the carrier's monotonic clock
     */
    void hear(short[] frame20ms, long nowNanos);

    /**
     * Mouth to line: fills the 20 ms that are said now.
     *
     * @param frame20ms 160 linear samples, 8 kHz, to be overwritten
     * @param nowNanos the carrier's monotonic clock
     * @return {@code false} when nothing is said: the carrier sends comfort silence whatever the frame holds
     */
    boolean speak(short[] frame20ms, long nowNanos);

    /**
     * The leg is over; no other method is called after this.
     *
     * @param reason as in {@link CallEnd#reason()}
     */
    void ended(String reason);
}
