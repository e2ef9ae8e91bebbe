package io.trunkline.bench.load;

/** One item the model said, and what became of it at the ear. Milliseconds; -1 for what isn't known yet. */
final class Item {
    final String id;
    private final int firstBlock;
    private int blocks;
    private long earStart = -1;
    private long heardAtClear = -1;
    private long truncatedAt = -1;
    private boolean judged;

    Item(String id, int firstBlock) {
        this.id = id;
        this.firstBlock = firstBlock;
    }

    void sent(int more) {
        blocks += more;
    }

    long sentMillis() {
        return blocks * 20L;
    }

    boolean holds(int block) {
        return block >= firstBlock && block < firstBlock + blocks;
    }

    /** Its block {@code block} lies at {@code position} of the ear's line. */
    void arrived(int block, long position) {
        if (earStart < 0) {
            earStart = position - (long) (block - firstBlock) * Voice.FRAME;
        }
    }

    /** The ear was emptied when {@code heard} of its line had been played. @return whether this item was cut by that */
    boolean cleared(long heard) {
        if (earStart < 0 || heardAtClear >= 0 || heard >= earStart + (long) blocks * Voice.FRAME) {
            return false;
        }
        heardAtClear = Math.max(0, heard - earStart) / Voice.RATE;
        return true;
    }

    void truncated(long millis) {
        truncatedAt = millis;
    }

    /** Whether it was cut at the ear and the model was never told. */
    boolean unaccounted() {
        return heardAtClear > 0 && truncatedAt < 0;
    }

    boolean beyondSent() {
        return truncatedAt > sentMillis();
    }

    /** Whether both the ear's and the bridge's word are there, for the first time. */
    boolean judge() {
        boolean both = !judged && heardAtClear >= 0 && truncatedAt >= 0;
        judged |= both;
        return both;
    }

    long errorMillis() {
        return truncatedAt - heardAtClear;
    }

    @Override
    public String toString() {
        return id + "[sent=" + sentMillis() + ", heard=" + heardAtClear + ", truncated=" + truncatedAt + "]";
    }
}
