package io.trunkline.models;

import io.trunkline.call.model.ModelProfile;

/** A provider of speech-to-speech sessions over WebSocket. Stateless. */
public interface RealtimeProvider {

    /** As configuration names it, {@code openai} for one. */
    String name();

    /** What its sessions can do. */
    ModelProfile profile();

    /** Where a session of this access is opened. */
    ModelEndpoint endpoint(ModelAccess access);

    /** A codec for one session. */
    RealtimeCodec newCodec();
}
