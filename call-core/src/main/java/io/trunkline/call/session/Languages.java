package io.trunkline.call.session;

import io.trunkline.call.CallNotice.LanguageWanted;
import io.trunkline.call.Effects;
import io.trunkline.call.manner.Manner;

/**
 * Which of the agent's languages the caller speaks. In the first turns one sign is enough; later the caller has had an answer in a language they understand, and a
 * name or a foreign word must not turn the call: it takes two in a row. What the model itself says counts at once.
 */
final class Languages {

    private static final int FIRST_TURNS = 3;

    private Manner manner;
    private String wanted;
    private String lastSign;
    private int turns;

    Languages(Manner manner) {
        this.manner = manner;
        this.wanted = manner.language();
    }

    void become(Manner other) {
        manner = other;
        wanted = other.language();
    }

    /** The caller's words, whatever their language, were written down. */
    void callerSaid() {
        turns++;
    }

    /** A sign of which language the caller speaks; one that the agent doesn't speak is no sign. */
    void told(String tag, boolean sure, Effects out) {
        String meant = manner.languages().meant(tag);
        boolean again = meant != null && meant.equals(lastSign);
        lastSign = meant;
        if (meant != null && !meant.equals(wanted) && (sure || again || turns <= FIRST_TURNS)) {
            wanted = meant;
            out.notice(new LanguageWanted(meant));
        }
    }
}
