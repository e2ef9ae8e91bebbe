package io.trunkline.bench.load;

/** The Realtime server's messages about a turn, as OpenAI writes them (Realtime server events); all but audio. */
final class ServerWords {
    static final String TEXT = "Let me see what I can find. Your parcel left the warehouse on Monday and should be with you before the end of the week,"
            + " and I can send you the link by which you can follow it if that helps you. Is there anything else that you would like to know today?";
    private static final String CALLER_TEXT = "Well, I wanted to ask where my parcel is, because it should have been here by now.";
    private static final String USAGE = "{\"total_tokens\":520,\"input_tokens\":400,\"output_tokens\":120,\"input_token_details\":{\"text_tokens\":250,"
            + "\"audio_tokens\":150,\"image_tokens\":0,\"cached_tokens\":320,\"cached_tokens_details\":{\"text_tokens\":224,\"audio_tokens\":96,\"image_tokens\":0}},"
            + "\"output_token_details\":{\"text_tokens\":30,\"audio_tokens\":90}}";

    private final String session;
    private int events;

    ServerWords(String session) {
        this.session = session;
    }

    private String event(String type, String rest) {
        return "{\"type\":\"" + type + "\",\"event_id\":\"event_" + session + "x" + ++events + "\"," + rest + "}";
    }

    String created() {
        return event("session.created", sessionBody());
    }

    String updated() {
        return event("session.updated", sessionBody());
    }

    private String sessionBody() {
        return "\"session\":{\"type\":\"realtime\",\"object\":\"realtime.session\",\"id\":\"sess_" + session + "\",\"model\":\"gpt-realtime-2.1\","
                + "\"output_modalities\":[\"audio\"],\"expires_at\":4102444800}";
    }

    String speechStarted(String item, long atMillis) {
        return event("input_audio_buffer.speech_started", "\"audio_start_ms\":" + atMillis + ",\"item_id\":\"" + item + "\"");
    }

    String speechStopped(String item, long atMillis) {
        return event("input_audio_buffer.speech_stopped", "\"audio_end_ms\":" + atMillis + ",\"item_id\":\"" + item + "\"");
    }

    String committed(String item) {
        return event("input_audio_buffer.committed", "\"previous_item_id\":null,\"item_id\":\"" + item + "\"");
    }

    String itemAdded(String type, String item, String role) {
        return event(type, "\"previous_item_id\":null,\"item\":{\"id\":\"" + item + "\",\"type\":\"message\",\"status\":\"in_progress\",\"role\":\"" + role + "\",\"content\":[]}");
    }

    String transcribed(String item) {
        return event("conversation.item.input_audio_transcription.completed", "\"item_id\":\"" + item + "\",\"content_index\":0,\"transcript\":\""
                + CALLER_TEXT + "\",\"usage\":{\"type\":\"duration\",\"seconds\":3}");
    }

    String responseCreated(String response) {
        return event("response.created", "\"response\":{\"object\":\"realtime.response\",\"id\":\"" + response
                + "\",\"status\":\"in_progress\",\"status_details\":null,\"output\":[],\"output_modalities\":[\"audio\"],\"usage\":null}");
    }

    String outputItem(String type, String response, String item, int index, String status) {
        return event(type, "\"response_id\":\"" + response + "\",\"output_index\":" + index + ",\"item\":{\"id\":\"" + item
                + "\",\"type\":\"message\",\"status\":\"" + status + "\",\"role\":\"assistant\",\"content\":[]}");
    }

    String part(String type, String response, String item, String part) {
        return event(type, about(response, item) + ",\"part\":" + part);
    }

    String transcriptDelta(String response, String item, String text) {
        return event("response.output_audio_transcript.delta", about(response, item) + ",\"delta\":\"" + text + "\"");
    }

    String transcriptDone(String response, String item, String text) {
        return event("response.output_audio_transcript.done", about(response, item) + ",\"transcript\":\"" + text + "\"");
    }

    String audioDone(String response, String item) {
        return event("response.output_audio.done", about(response, item));
    }

    String functionDone(String response, String item, String call) {
        return event("response.output_item.done", "\"response_id\":\"" + response + "\",\"output_index\":0,\"item\":" + function(item, call));
    }

    private static String function(String item, String call) {
        return "{\"id\":\"" + item + "\",\"object\":\"realtime.item\",\"type\":\"function_call\",\"status\":\"completed\",\"name\":\"lookup_order_status\",\"call_id\":\""
                + call + "\",\"arguments\":\"{\\\"order_id\\\":\\\"AB7492\\\"}\"}";
    }

    String functionResponseDone(String response, String item, String call) {
        return responseDone(response, "completed", "null", function(item, call));
    }

    String responseDone(String response, String status, String details, String output) {
        return event("response.done", "\"response\":{\"object\":\"realtime.response\",\"id\":\"" + response + "\",\"status\":\"" + status
                + "\",\"status_details\":" + details + ",\"output\":[" + output + "],\"output_modalities\":[\"audio\"],\"usage\":" + USAGE + "}");
    }

    String truncated(String item, long millis) {
        return event("conversation.item.truncated", "\"item_id\":\"" + item + "\",\"content_index\":0,\"audio_end_ms\":" + millis);
    }

    String activeAlready() {
        return event("error", "\"error\":{\"type\":\"invalid_request_error\",\"code\":\"conversation_already_has_active_response\","
                + "\"message\":\"Conversation already has an active response\",\"param\":null,\"event_id\":null}");
    }

    private static String about(String response, String item) {
        return "\"response_id\":\"" + response + "\",\"item_id\":\"" + item + "\",\"output_index\":0,\"content_index\":0";
    }
}
