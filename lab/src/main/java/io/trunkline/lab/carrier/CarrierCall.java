package io.trunkline.lab.carrier;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One leg as the carrier sees it, from dialling to its end. All methods may be called from any thread. */
public interface CarrierCall {

    /** {@code CA} and 32 hex digits. */
    String sid();

    /**
     * The caller presses keys, 200 ms apart; returns at once.
     *
     * @param keys any of {@code 0-9 * # A-D}; {@code w} waits half a second, {@code W} a second
     * @throws IllegalArgumentException for any other character
     */
    void press(String keys);

    /** The caller hangs up; nothing happens if the call is over. */
    void hangUp();

    /** Completes when the leg is over and its last status callback was answered or given up. */
    CompletableFuture<CallEnd> ended();

    /** What happened so far, in order; a snapshot. */
    List<CarrierEvent> timeline();
}
