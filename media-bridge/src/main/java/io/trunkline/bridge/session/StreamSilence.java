package io.trunkline.bridge.session;

/**
 * Whether a stream that says nothing is dead. A carrier sends a frame every 20 ms; one that has sent none for a while is pinged (RFC 6455, section 5.5.2), and
 * counts as lost when it doesn't answer that either, or says nothing for very long though it does. Who never answered a ping isn't judged by pings. Owned by the
 * media loop; a frame costs one assignment.
 */
final class StreamSilence {
    private final long patience;
    private final long longest;
    private long heardAt;
    /** Which silence was asked about: by when it began. */
    private long askedOf;
    private long askedAt;
    private boolean answered;
    private boolean answers;

    /**
     * @param patience nanoseconds without a frame before a ping, and for its answer; 0 for no pings
     * @param longest  nanoseconds without a frame that no answer excuses
     */
    StreamSilence(long patience, long longest) {
        this.patience = patience;
        this.longest = longest;
    }

    /** What is to be done now. */
    enum Verdict { NOTHING, PING, LOST }

    /** A stream has joined, whose first ping is on its way. */
    void begins(long now) {
        heardAt = now;
        asks(now);
    }

    void heard(long now) {
        heardAt = now;
    }

    void ponged() {
        answers = true;
        answered = true;
    }

    /** Whether {@link #judge} may have something to say. */
    boolean lasts(long now) {
        return now - heardAt > (patience == 0 ? longest : Math.min(patience, longest));
    }

    Verdict judge(long now) {
        if (now - heardAt > longest) {
            return Verdict.LOST;
        }
        if (patience == 0 || !lasts(now)) {
            return Verdict.NOTHING;
        }
        if (askedOf != heardAt) {
            asks(now);
            return Verdict.PING;
        }
        return answers && !answered && now - askedAt > patience ? Verdict.LOST : Verdict.NOTHING;
    }

    private void asks(long now) {
        askedOf = heardAt;
        askedAt = now;
        answered = false;
    }
}
