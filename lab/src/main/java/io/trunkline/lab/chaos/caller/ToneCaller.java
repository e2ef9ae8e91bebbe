package io.trunkline.lab.chaos.caller;

import io.trunkline.lab.carrier.Phone;

/**
 * A caller without words: listens until a sentence ends in a soft tone, says something for a second, listens again; when it stays silent for long, asks into
 * the silence. Measures the longest silence in which it was not the caller's turn to speak. The methods of {@link Phone} are the carrier's clock thread's, the
 * others may be called from any thread.
 */
public final class ToneCaller implements Phone {

    private static final long MILLI = 1_000_000;
    private static final long PAUSE = 300 * MILLI;
    private static final long TALK = 1000 * MILLI;
    private static final long PATIENCE = 6000 * MILLI;
    private static final int LOUD = 4000;
    private static final int AUDIBLE = 700;
    private static final short[] TONE = tone();

    private long lastSound;
    private long silentSince;
    private long talkUntil;
    private long askedAt;
    private boolean talking;
    private boolean asking;
    private boolean sentenceEnded;
    private long longestSilence;
    private int sentences;
    private String endedBy;

    @Override
    public synchronized void hear(short[] frame, long now) {
        int level = level(frame);
        if (level < AUDIBLE) {
            return;
        }
        closeSilence(now);
        lastSound = now;
        silentSince = now;
        boolean soft = level < LOUD;
        if (soft && !sentenceEnded) {
            sentences++;
        }
        sentenceEnded = soft;
    }

    @Override
    public synchronized boolean speak(short[] frame, long now) {
        if (talking && now >= talkUntil) {
            talking = false;
            if (!asking) {
                silentSince = now;
            }
        }
        if (!talking && lastSound > 0) {
            maybeTalk(now);
        }
        if (talking) {
            System.arraycopy(TONE, 0, frame, 0, frame.length);
        }
        return talking;
    }

    private void maybeTalk(long now) {
        boolean turn = sentenceEnded && now - lastSound >= PAUSE;
        boolean bored = now - Math.max(lastSound, askedAt) >= PATIENCE;
        if (turn || bored) {
            // own words end a silence only if it was our turn
            asking = !turn;
            if (turn) {
                closeSilence(now);
            }
            askedAt = now;
            sentenceEnded = false;
            talking = true;
            talkUntil = now + TALK;
        }
    }

    @Override
    public synchronized void ended(String reason) {
        endedBy = reason;
    }

    /** Counts silence from now on. */
    public synchronized void measureFrom(long now) {
        longestSilence = 0;
        silentSince = Math.max(silentSince, now);
    }

    /** The longest silence since it is measured, milliseconds; one that lasts counts up to now. */
    public synchronized long longestSilenceMillis(long now) {
        long lasting = talking && !asking || endedBy != null ? 0 : now - silentSince;
        return Math.max(longestSilence, lasting) / MILLI;
    }

    /** Sentences heard to their end. */
    public synchronized int sentences() {
        return sentences;
    }

    /** Who ended the call, {@code null} while it goes on. */
    public synchronized String endedBy() {
        return endedBy;
    }

    private void closeSilence(long now) {
        if (!talking || asking) {
            longestSilence = Math.max(longestSilence, now - silentSince);
        }
    }

    private static int level(short[] frame) {
        int level = 0;
        for (int i = 0; i < frame.length; i += 3) {
            level = Math.max(level, Math.abs(frame[i]));
        }
        return level;
    }

    private static short[] tone() {
        short[] samples = new short[FRAME_SAMPLES];
        for (int i = 0; i < samples.length; i++) {
            // eight whole waves a frame
            samples[i] = (short) (6000 * Math.sin(2 * Math.PI * 8 * i / samples.length));
        }
        return samples;
    }
}
