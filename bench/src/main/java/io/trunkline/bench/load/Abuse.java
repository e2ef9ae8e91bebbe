package io.trunkline.bench.load;

/** What one call among many may do to a bridge. */
public enum Abuse {
    NONE,
    /** The carrier sends a frame of a megabyte. */
    BIG_FRAME,
    /** The carrier sends 10,000 frames at once. */
    BURST,
    /** The carrier stops reading, and the model has an endless lot to say. */
    DEAF,
    /** The model sends an hour's audio as fast as it goes. */
    FLOOD;

    private static final int MEGABYTE = 1024 * 1024;
    private static final int FRAMES = 10_000;

    /** Lets {@code call} do it. */
    void begin(Call call) {
        switch (this) {
            case NONE -> { }
            case BIG_FRAME -> call.line().bigFrame(MEGABYTE);
            case BURST -> call.line().burst(FRAMES);
            case DEAF -> {
                call.line().connection().deaf(true);
                flood(call);
            }
            case FLOOD -> flood(call);
        }
    }

    private static void flood(Call call) {
        call.conversation().over();
        call.session().flood();
    }
}
