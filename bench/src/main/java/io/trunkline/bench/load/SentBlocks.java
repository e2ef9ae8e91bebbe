package io.trunkline.bench.load;

/** The blocks of 20 ms that a model has said, numbered as they go out, and when the last of them went. */
final class SentBlocks {
    private static final int REMEMBERED = 8192;

    private final long[] sentAt = new long[REMEMBERED];
    private int next;

    /** So many more go out now. @return the first one's number */
    int add(int many) {
        long now = System.nanoTime();
        int first = next;
        for (int i = 0; i < many; i++) {
            sentAt[first + i & REMEMBERED - 1] = now;
        }
        next += many;
        return first;
    }

    /** How many there were; the number of the next. */
    int count() {
        return next;
    }

    /** When this one was written, if it is among the last {@value #REMEMBERED}. */
    long sentAt(int block) {
        return sentAt[block & REMEMBERED - 1];
    }
}
