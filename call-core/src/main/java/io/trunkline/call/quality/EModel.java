package io.trunkline.call.quality;

/**
 * What a line is worth to the ear: the E-model of ITU-T G.107 with its narrow-band defaults, simplified to delay and loss (the delay term as Cole and
 * Rosenbluth fitted it, "Voice over IP performance monitoring", 2001), for G.711. It judges the network, not the talk. Stateless.
 */
public final class EModel {

    /** The best a narrow-band line can be: the sum of G.107's defaults. */
    public static final double BEST = 93.2;
    /** Packet-loss robustness of G.711 without concealment (ITU-T G.113, Appendix I): a model hears the gaps as they are. */
    private static final double ROBUSTNESS = 4.3;
    /** Impairment of a codec that lost everything, on the scale of Ie. */
    private static final double ALL_LOST = 95;
    private static final double DELAY_NOTICED_MS = 177.3;

    private EModel() {
    }

    /**
     * The transmission rating {@code R = 93.2 - Id - Ie,eff}: above 90 very satisfying, 80 satisfying, below 60 poor, below 50 unusable.
     *
     * @param oneWayMs from mouth to ear
     * @param loss share of audio that was lost or came too late to be played, 0 to 1, at random
     */
    public static double rating(double oneWayMs, double loss) {
        double delay = 0.024 * oneWayMs + (oneWayMs > DELAY_NOTICED_MS ? 0.11 * (oneWayMs - DELAY_NOTICED_MS) : 0);
        double percent = 100 * loss;
        return BEST - delay - ALL_LOST * percent / (percent + ROBUSTNESS);
    }

    /** Mean opinion score of a rating (G.107, Annex B): 1 to 4.5. */
    public static double opinion(double rating) {
        if (rating <= 0) {
            return 1;
        }
        return rating >= 100 ? 4.5 : 1 + 0.035 * rating + 7e-6 * rating * (rating - 60) * (100 - rating);
    }
}
