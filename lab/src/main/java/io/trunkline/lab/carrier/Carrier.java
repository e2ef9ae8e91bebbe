package io.trunkline.lab.carrier;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A running carrier. All methods may be called from any thread. */
public interface Carrier extends AutoCloseable {

    /**
     * A person dials a number of this carrier: status callbacks and the voice webhook of {@code request.to()} go out at once.
     *
     * @throws IllegalArgumentException if the number dialled is none of this carrier's
     */
    CarrierCall dial(DialRequest request, Phone phone);

    /** Base of the REST API (what {@code TWILIO_API_URL} names): {@code http://127.0.0.1:port}, no path. */
    URI apiBase();

    /** Calls that have not ended, oldest first. */
    List<CarrierCall> liveCalls();

    /** A call by its sid, live or ended; ended ones are forgotten after the next thousand. */
    Optional<CarrierCall> call(String callSid);

    /** Hangs up every call, waits until each has told its status, and stops the API and the clock. */
    @Override
    void close();
}
