package io.trunkline.realtime.event;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Optional;

/** What a client asks for, already checked field by field. */
public sealed interface ClientEvent {

    /** session.update: fields to merge into the session. */
    record UpdateSession(ObjectNode session) implements ClientEvent {}

    /** input_audio_buffer.append: audio in the session's input format. */
    record AppendAudio(byte[] audio) implements ClientEvent {}

    /** input_audio_buffer.commit. */
    record CommitAudio() implements ClientEvent {}

    /** input_audio_buffer.clear. */
    record ClearAudio() implements ClientEvent {}

    /** output_audio_buffer.clear, which only WebRTC and SIP sessions have. */
    record ClearOutput() implements ClientEvent {}

    /** conversation.item.create. */
    record CreateItem(ObjectNode item, Optional<String> previousItemId) implements ClientEvent {}

    /** conversation.item.retrieve. */
    record RetrieveItem(String itemId) implements ClientEvent {}

    /** conversation.item.delete. */
    record DeleteItem(String itemId) implements ClientEvent {}

    /** conversation.item.truncate. */
    record TruncateItem(String itemId, int contentIndex, int audioEndMs) implements ClientEvent {}

    /** response.create with its overrides, empty when none. */
    record CreateResponse(ObjectNode overrides) implements ClientEvent {}

    /** response.cancel. */
    record CancelResponse(Optional<String> responseId) implements ClientEvent {}
}
