package io.trunkline.models.openai;

import java.util.Map;
import java.util.Set;

/** Names of server events: those that mean nothing to a call over WebSocket, and those of the beta interface that some look-alikes still send. */
final class EventNames {

    /** Known, and of no use to a call: what they tell comes again with the item, or concerns WebRTC, SIP or another client of the session. */
    static final Set<String> IGNORED = Set.of("conversation.created", "conversation.item.added", "conversation.item.done", "conversation.item.created",
            "conversation.item.retrieved", "conversation.item.deleted", "conversation.item.input_audio_transcription.segment",
            "input_audio_buffer.committed", "input_audio_buffer.cleared", "input_audio_buffer.dtmf_event_received", "output_audio_buffer.started",
            "output_audio_buffer.stopped", "output_audio_buffer.cleared", "response.output_item.added", "response.content_part.added",
            "response.content_part.done", "response.output_text.delta", "response.function_call_arguments.delta",
            "response.function_call_arguments.done", "response.mcp_call_arguments.delta", "response.mcp_call_arguments.done",
            "response.mcp_call.in_progress", "response.mcp_call.completed", "response.mcp_call.failed", "mcp_list_tools.in_progress",
            "mcp_list_tools.completed");

    private static final Map<String, String> BETA = Map.of(
            "response.audio.delta", "response.output_audio.delta", "response.audio.done", "response.output_audio.done",
            "response.audio_transcript.delta", "response.output_audio_transcript.delta",
            "response.audio_transcript.done", "response.output_audio_transcript.done",
            "response.text.delta", "response.output_text.delta", "response.text.done", "response.output_text.done");

    private EventNames() {
    }

    /** The name of today for one of the beta; any other stays as it is. */
    static String today(String type) {
        return BETA.getOrDefault(type, type);
    }
}
