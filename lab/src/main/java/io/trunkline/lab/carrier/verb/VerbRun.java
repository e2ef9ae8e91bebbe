package io.trunkline.lab.carrier.verb;

/** One verb being carried out. All methods are called by the clock thread. */
public interface VerbRun {

    /** Why a verb is broken off. */
    enum Cause {
        CALLER_HUNG_UP("caller-hung-up"),
        TWIML_REPLACED("twiml-replaced"),
        API_COMPLETED("api-completed"),
        CARRIER_CLOSED("carrier-closed"),
        FAILED("failed");

        private final String word;

        Cause(String word) {
            this.word = word;
        }

        /** As in timelines. */
        public String word() {
            return word;
        }
    }

    /**
     * The next 20 ms.
     *
     * @param fromCaller mu-law, 160 bytes; {@code null} if the frame was lost on the line
     * @param ear 160 samples of silence, to be filled with what the caller hears
     */
    Progress tick(byte[] fromCaller, short[] ear, long now);

    /** A key was pressed. */
    default void key(char key, long now) {}

    /** Broken off; no other method is called after this. */
    default void stop(Cause cause, long now) {}

    /** A verb that takes no time. */
    static VerbRun instantly(Progress progress) {
        return (fromCaller, ear, now) -> progress;
    }
}
