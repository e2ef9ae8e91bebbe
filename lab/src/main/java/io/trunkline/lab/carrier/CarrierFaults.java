package io.trunkline.lab.carrier;

import java.time.Duration;

/**
 * How the carrier misbehaves, each as a real one sometimes does.
 *
 * @param repeatWebhooks every voice webhook is posted a second time after its answer; the second answer must be the same
 * @param neverSendStop the socket just closes, without a {@code stop} message
 * @param reorderStatusCallbacks each pair of status callbacks arrives swapped
 * @param wrongSignature webhooks and sockets are signed with another key
 * @param burst caller audio is held back for this long and then sent in one burst; zero for even pacing
 * @param readPause the carrier reads nothing from the socket for this long after each message; zero to read at once
 * @param loseSocketAfter the socket breaks without a closing handshake this long after {@code start}; zero for never
 */
public record CarrierFaults(
        boolean repeatWebhooks,
        boolean neverSendStop,
        boolean reorderStatusCallbacks,
        boolean wrongSignature,
        Duration burst,
        Duration readPause,
        Duration loseSocketAfter) {

    /** A carrier at its best. */
    public static final CarrierFaults NONE =
            new CarrierFaults(false, false, false, false, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    public CarrierFaults withRepeatedWebhooks() {
        return new CarrierFaults(true, neverSendStop, reorderStatusCallbacks, wrongSignature, burst, readPause, loseSocketAfter);
    }

    public CarrierFaults withoutStop() {
        return new CarrierFaults(repeatWebhooks, true, reorderStatusCallbacks, wrongSignature, burst, readPause, loseSocketAfter);
    }

    public CarrierFaults withReorderedStatus() {
        return new CarrierFaults(repeatWebhooks, neverSendStop, true, wrongSignature, burst, readPause, loseSocketAfter);
    }

    public CarrierFaults withWrongSignature() {
        return new CarrierFaults(repeatWebhooks, neverSendStop, reorderStatusCallbacks, true, burst, readPause, loseSocketAfter);
    }

    public CarrierFaults withBurst(Duration held) {
        return new CarrierFaults(
                repeatWebhooks, neverSendStop, reorderStatusCallbacks, wrongSignature, held, readPause, loseSocketAfter);
    }

    public CarrierFaults withReadPause(Duration pause) {
        return new CarrierFaults(
                repeatWebhooks, neverSendStop, reorderStatusCallbacks, wrongSignature, burst, pause, loseSocketAfter);
    }

    public CarrierFaults withSocketLostAfter(Duration age) {
        return new CarrierFaults(repeatWebhooks, neverSendStop, reorderStatusCallbacks, wrongSignature, burst, readPause, age);
    }
}
