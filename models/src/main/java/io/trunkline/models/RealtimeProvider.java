package io.trunkline.models;

import io.trunkline.call.model.ModelProfile;
import java.util.Optional;

/** A provider of speech-to-speech sessions over WebSocket. Stateless. */
public interface RealtimeProvider {

    /** As configuration names it, {@code openai} for one. */
    String name();

    /** What its sessions can do. */
    ModelProfile profile();

    /** What the operator must still set before a session can be opened, as a sentence; empty if nothing. Keys and tokens may come later. */
    default Optional<String> missing(ModelAccess access) {
        return Optional.empty();
    }

    /** Where a session of this access is opened. */
    ModelEndpoint endpoint(ModelAccess access);

    /** A codec for one session with this model. */
    RealtimeCodec newCodec(String model);
}
