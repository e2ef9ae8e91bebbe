package io.trunkline.realtime.event;

import java.util.Optional;

/** What a frame from the client turned out to be. */
public sealed interface Decoded {

    /** The client's own id of the event, echoed in an error about it. */
    Optional<String> eventId();

    /** A good event. */
    record Accepted(ClientEvent event, Optional<String> eventId) implements Decoded {}

    /** Something else. */
    record Refused(Refusal refusal, Optional<String> eventId) implements Decoded {}
}
