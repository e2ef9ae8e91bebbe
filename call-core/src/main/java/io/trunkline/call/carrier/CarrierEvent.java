package io.trunkline.call.carrier;

import io.trunkline.call.audio.Audio;
import java.util.Map;

/** What a carrier's media stream tells us. Made by a carrier codec on the event loop that owns the call. */
public sealed interface CarrierEvent {

    /** The socket speaks the carrier's protocol; nothing is known of the call yet. */
    record StreamConnected(String protocol, String version) implements CarrierEvent {
    }

    /**
     * The stream belongs to a call. The call core is told only after the bridge accepted the token in {@code parameters}.
     *
     * @param streamId the carrier's id of the stream, needed in every command
     * @param callSid the carrier's id of the leg
     * @param parameters what the gateway put into the answer to the carrier, the one-time token included
     */
    record StreamStarted(String streamId, String callSid, Map<String, String> parameters) implements CarrierEvent {

        public StreamStarted {
            parameters = Map.copyOf(parameters);
        }
    }

    /**
     * A frame of the caller's voice.
     *
     * @param audio valid until the handling call returns
     * @param sequence the carrier's count of messages on this stream; a step above 1 means loss upstream
     * @param timestampMs milliseconds since the stream began, by the carrier's clock
     */
    record AudioReceived(Audio audio, long sequence, long timestampMs) implements CarrierEvent {
    }

    /** The caller pressed a key: {@code 0-9 * # A-D}. */
    record DtmfReceived(char digit, long sequence) implements CarrierEvent {
    }

    /** Everything sent before the mark of this name was played, or was dropped by a clear. */
    record MarkPlayed(String name, long sequence) implements CarrierEvent {
    }

    /** Nothing more will come on this stream. */
    record StreamStopped(StopReason reason) implements CarrierEvent {
    }

    /** A well-formed message of a kind we don't know; counted, never fatal. */
    record Unrecognized(String type) implements CarrierEvent {
    }

    /** Bytes that aren't a message of the carrier's protocol. {@code reason} is one of a fixed set of phrases, free of content. */
    record Malformed(String reason) implements CarrierEvent {
    }

    /** Why a stream stopped. */
    enum StopReason {
        /** The carrier said so: hung up, or the leg was moved elsewhere. */
        STOPPED,
        /** The socket went without a word: the leg may still be alive. */
        CONNECTION_LOST
    }
}
