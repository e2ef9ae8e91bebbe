package io.trunkline.lab.carrier.stream;

import io.trunkline.lab.audio.MuLaw;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Audio received and not yet played, and the marks between. Plays 160 bytes a call of {@link #play}; a mark is due when everything before
 * it has been played. Confined to one thread.
 */
public final class Playout {

    private record Pending(long position, String name) {}

    private final Deque<byte[]> chunks = new ArrayDeque<>();
    private final Deque<Pending> marks = new ArrayDeque<>();
    private int readInFirst;
    private long received;
    private long played;

    /** Audio behind what is buffered; any length, none included. */
    public void add(byte[] muLaw) {
        if (muLaw.length > 0) {
            chunks.add(muLaw);
            received += muLaw.length;
        }
    }

    /** A mark behind what is buffered. */
    public void mark(String name) {
        marks.add(new Pending(received, name));
    }

    /** Marks whose audio has been played by now, each once, in order. */
    public List<String> due() {
        List<String> due = new ArrayList<>();
        while (!marks.isEmpty() && marks.getFirst().position() <= played) {
            due.add(marks.removeFirst().name());
        }
        return due;
    }

    /** Drops the audio; all marks that waited come back, in order. */
    public List<String> clear() {
        chunks.clear();
        readInFirst = 0;
        played = received;
        return due();
    }

    /** Bytes not played yet; eight are a millisecond. */
    public long buffered() {
        return received - played;
    }

    /** Fills the frame with what comes next, the rest with silence; {@code false} if nothing was left to play. */
    public boolean play(short[] frame) {
        boolean any = !chunks.isEmpty();
        for (int i = 0; i < frame.length; i++) {
            frame[i] = chunks.isEmpty() ? 0 : MuLaw.decode(nextByte());
        }
        return any;
    }

    private byte nextByte() {
        byte[] first = chunks.getFirst();
        byte next = first[readInFirst++];
        played++;
        if (readInFirst == first.length) {
            chunks.removeFirst();
            readInFirst = 0;
        }
        return next;
    }
}
