package io.trunkline.lab.chaos.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The server's messages, as OpenAI writes them (Realtime server events). */
final class Wording {

    static final String EMAIL_TOOL = "send_tracking_email";
    static final String ESCALATE_TOOL = "escalate_to_human";
    static final ObjectMapper JSON = new ObjectMapper();
    private static final String SESSION = "'session':{'type':'realtime','object':'realtime.session','id':'%s','model':'scripted','expires_at':4102444800}";
    private static final String USAGE = "{'total_tokens':520,'input_tokens':400,'output_tokens':120,'input_token_details':{'text_tokens':250,'audio_tokens':150,"
            + "'cached_tokens':320,'cached_tokens_details':{'text_tokens':224,'audio_tokens':96}},'output_token_details':{'text_tokens':30,'audio_tokens':90}}";

    private Wording() {
    }

    static String created(String session) {
        return event("session.created", SESSION.formatted(session));
    }

    static String updated(String session) {
        return event("session.updated", SESSION.formatted(session));
    }

    static String speechStarted(String item, long atMillis) {
        return event("input_audio_buffer.speech_started", "'audio_start_ms':%d,'item_id':'%s'".formatted(atMillis, item));
    }

    static String speechStopped(String item, long atMillis) {
        return event("input_audio_buffer.speech_stopped", "'audio_end_ms':%d,'item_id':'%s'".formatted(atMillis, item));
    }

    static String committed(String item) {
        return event("input_audio_buffer.committed", "'previous_item_id':null,'item_id':'%s'".formatted(item));
    }

    static String transcribed(String item, String text) {
        return event("conversation.item.input_audio_transcription.completed",
                "'item_id':'%s','content_index':0,'transcript':'%s','usage':{'type':'duration','seconds':1}".formatted(item, text));
    }

    static String responseCreated(String response) {
        return event("response.created", "'response':{'object':'realtime.response','id':'%s','status':'in_progress','output':[]}".formatted(response));
    }

    static String transcriptDelta(String response, String item, String text) {
        return event("response.output_audio_transcript.delta", about(response, item) + ",'delta':" + quoted(text));
    }

    static String transcriptDone(String response, String item, String text) {
        return event("response.output_audio_transcript.done", about(response, item) + ",'transcript':" + quoted(text));
    }

    static String audioDelta(String response, String item, String base64) {
        return event("response.output_audio.delta", about(response, item)) .replace("}", ",\"delta\":\"" + base64 + "\"}");
    }

    static String audioDone(String response, String item) {
        return event("response.output_audio.done", about(response, item));
    }

    static String item(String type, String response, String item, String status) {
        return event(type, "'response_id':'%s','output_index':0,'item':{'id':'%s','type':'message','status':'%s','role':'assistant','content':[]}"
                .formatted(response, item, status));
    }

    static String responseDone(String response, String status, String reason) {
        return event("response.done", "'response':{'object':'realtime.response','id':'%s','status':'%s','status_details':%s,'output':[],'usage':%s}"
                .formatted(response, status, reason.isEmpty() ? "null" : "{'type':'cancelled','reason':'" + reason + "'}", USAGE));
    }

    /** A finished response that asks for a tool: two messages. */
    static String[] toolCall(String response, String item, String toolCallId, String tool, ObjectNode arguments) {
        ObjectNode call = JSON.createObjectNode().put("id", item).put("object", "realtime.item").put("type", "function_call").put("status", "completed")
                .put("name", tool).put("call_id", toolCallId).put("arguments", write(arguments));
        ObjectNode done = JSON.createObjectNode().put("type", "response.output_item.done").put("event_id", "e").put("response_id", response).put("output_index", 0);
        done.set("item", call);
        ObjectNode whole = (ObjectNode) read(responseDone(response, "completed", ""));
        whole.withArray("/response/output").add(call.deepCopy());
        return new String[] {write(done), write(whole)};
    }

    /** The answer to a question beside the conversation: three messages. */
    static String[] aside(String response, String metadata, String text) {
        String head = "'response':{'object':'realtime.response','id':'%s','metadata':%s,'output':[],'status':".formatted(response, metadata);
        return new String[] {
            event("response.created", head + "'in_progress'}"),
            event("response.output_text.done", about(response, "item_" + response) + ",'text':" + quoted(text)),
            event("response.done", head + "'completed','usage':" + USAGE + "}")};
    }

    static String truncated(String item, long millis) {
        return event("conversation.item.truncated", "'item_id':'%s','content_index':0,'audio_end_ms':%d".formatted(item, millis));
    }

    static String activeAlready() {
        return event("error", "'error':{'type':'invalid_request_error','code':'conversation_already_has_active_response','message':'active already','event_id':null}");
    }

    static com.fasterxml.jackson.databind.JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON: " + json, e);
        }
    }

    private static String write(ObjectNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain nodes can always be written", e);
        }
    }

    private static String quoted(String text) {
        return JSON.getNodeFactory().textNode(text.replace("'", "\u2019")).toString();
    }

    private static String about(String response, String item) {
        return "'response_id':'%s','item_id':'%s','output_index':0,'content_index':0".formatted(response, item);
    }

    /** Single quotes stand for double ones. */
    private static String event(String type, String rest) {
        return ("{'type':'" + type + "','event_id':'e'," + rest + "}").replace('\'', '"');
    }
}
