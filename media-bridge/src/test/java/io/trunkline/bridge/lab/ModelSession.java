package io.trunkline.bridge.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.ServerWebSocket;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One session at the scripted model: what the bridge sent, and what the test makes the model say. */
public final class ModelSession {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String model;
    private final ServerWebSocket socket;
    private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
    private final Map<JsonNode, Long> receivedAt = Collections.synchronizedMap(new IdentityHashMap<>());
    private final List<JsonNode> all = new CopyOnWriteArrayList<>();
    private final AtomicInteger audioFrames = new AtomicInteger();
    private final AtomicInteger audioMillis = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private int count;

    ModelSession(String model, ServerWebSocket socket, ScriptedModel.Welcome welcome) {
        this.model = model;
        this.socket = socket;
        socket.textMessageHandler(text -> receive(text, welcome));
        socket.closeHandler(ignored -> closed.countDown());
        switch (welcome) {
            case NORMAL, ENDING -> send("{'type':'session.created','event_id':'e0','session':{'id':'sess_1','type':'realtime','expires_at':4102444800}}");
            case CLOSED -> socket.close((short) 1011, "broken");
            case SILENT, REFUSED -> { }
        }
    }

    /** The model name it was opened with. */
    public String model() {
        return model;
    }

    /** Sends a message; single quotes stand for double ones. */
    public void send(String json) {
        socket.writeTextMessage(json.replace('\'', '"'));
    }

    /** Sends what may contain quotes itself. */
    public void sendRaw(String text) {
        socket.writeTextMessage(text);
    }

    /** Reads nothing more. */
    public void stopsReading() {
        socket.pause();
    }

    /** Whether what it sent doesn't get away any more. */
    public boolean heldBack() {
        return !socket.isClosed() && socket.writeQueueFull();
    }

    /** The next message of this type; those before it are passed by. */
    public JsonNode await(String type) {
        try {
            for (JsonNode next = received.poll(5, TimeUnit.SECONDS); next != null; next = received.poll(5, TimeUnit.SECONDS)) {
                if (next.path("type").asText().equals(type)) {
                    return next;
                }
            }
            throw new AssertionError("the bridge sent no " + type + "; it sent " + all.stream().map(m -> m.path("type").asText()).toList());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** All but audio that was received, in order. */
    public List<JsonNode> all() {
        return all;
    }

    /** When this message, one of {@link #all()}, came, by {@link System#nanoTime()}. */
    public long receivedAt(JsonNode message) {
        return receivedAt.get(message);
    }

    public int audioFrames() {
        return audioFrames.get();
    }

    /** How much caller audio came. */
    public int audioMillis() {
        return audioMillis.get();
    }

    public boolean closedWithin(int seconds) {
        try {
            return closed.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public void close(int code) {
        socket.close((short) code, "scripted");
    }

    /** The agent says {@code text} in a response of its own, {@code millis} long, all at once as real models do. @return item id */
    public String says(String text, int millis) {
        String item = beginsToSay(text, millis);
        String response = item.replace("item", "resp");
        send("{'type':'response.done','event_id':'e','response':{'id':'%s','status':'completed','output':[],'usage':%s}}".formatted(response, USAGE));
        return item;
    }

    /** The agent begins a sentence of which {@code millis} arrive. */
    public String beginsToSayWithoutEnd(String text, int millis) {
        String item = "item_" + socket.hashCode() + "_" + ++count;
        String response = item.replace("item", "resp");
        send("{'type':'response.created','event_id':'e','response':{'id':'%s','status':'in_progress'}}".formatted(response));
        String ids = "'event_id':'e','response_id':'%s','item_id':'%s','output_index':0,'content_index':0".formatted(response, item);
        sendRaw(("{'type':'response.output_audio_transcript.delta'," + ids + ",'delta':").replace('\'', '"') + quoted(text) + "}");
        for (int sent = 0; sent < millis; sent += 200) {
            String audio = Base64.getEncoder().encodeToString(new byte[Math.min(200, millis - sent) * 8]);
            send("{'type':'response.output_audio.delta'," + ids + ",'delta':'" + audio + "'}");
        }
        return item;
    }

    /** As {@link #says}, but the response isn't done. */
    public String beginsToSay(String text, int millis) {
        String item = "item_" + socket.hashCode() + "_" + ++count;
        String response = item.replace("item", "resp");
        send("{'type':'response.created','event_id':'e','response':{'id':'%s','status':'in_progress'}}".formatted(response));
        String ids = "'event_id':'e','response_id':'%s','item_id':'%s','output_index':0,'content_index':0".formatted(response, item);
        for (int sent = 0; sent < millis; sent += 200) {
            String audio = Base64.getEncoder().encodeToString(new byte[Math.min(200, millis - sent) * 8]);
            send("{'type':'response.output_audio.delta'," + ids + ",'delta':'" + audio + "'}");
        }
        send("{'type':'response.output_audio.done'," + ids + "}");
        sendRaw(("{'type':'response.output_audio_transcript.done'," + ids + ",'transcript':").replace('\'', '"') + quoted(text) + "}");
        return item;
    }

    /** More audio of an item that was begun. */
    public void goesOn(String item, int millis) {
        String audio = Base64.getEncoder().encodeToString(new byte[millis * 8]);
        send("{'type':'response.output_audio.delta','event_id':'e','response_id':'%s','item_id':'%s','output_index':0,'content_index':0,'delta':'%s'}"
                .formatted(item.replace("item", "resp"), item, audio));
    }

    /** The response of this item was cancelled. */
    public void cancelled(String item) {
        send("{'type':'response.done','event_id':'e','response':{'id':'%s','status':'cancelled','status_details':{'reason':'client_cancelled'},'output':[],'usage':%s}}"
                .formatted(item.replace("item", "resp"), USAGE));
    }

    /** The caller is heard to start speaking. */
    public void hearsCaller() {
        send("{'type':'input_audio_buffer.speech_started','event_id':'e','audio_start_ms':100,'item_id':'caller_" + ++count + "'}");
    }

    /** The caller's turn ended with these words. */
    public void heardCaller(String text) {
        String item = "caller_" + count;
        send("{'type':'input_audio_buffer.speech_stopped','event_id':'e','audio_end_ms':900,'item_id':'" + item + "'}");
        sendRaw(("{'type':'conversation.item.input_audio_transcription.completed','event_id':'e','item_id':'" + item
                + "','content_index':0,'transcript':").replace('\'', '"') + quoted(text) + "}");
    }

    /** Answers a question that the bridge asked beside the conversation. */
    public void answersAside(JsonNode asked, String text) {
        String ask = asked.at("/response/metadata/ask").asText();
        String response = "'response':{'id':'resp_" + ask + "','metadata':{'ask':'" + ask + "'},'status':";
        send("{'type':'response.created'," + response + "'in_progress'}}");
        send("{'type':'response.output_text.done','response_id':'resp_" + ask + "','item_id':'item_x','text':'" + text + "'}");
        send("{'type':'response.done'," + response + "'completed'}}");
    }

    /** The model calls a tool. */
    public void callsTool(String toolCallId, String name, String arguments) {
        String response = "resp_" + toolCallId;
        send("{'type':'response.created','event_id':'e','response':{'id':'%s','status':'in_progress'}}".formatted(response));
        String item = "{\"id\":\"item_%s\",\"type\":\"function_call\",\"status\":\"completed\",\"call_id\":\"%s\",\"name\":\"%s\",\"arguments\":%s}"
                .formatted(toolCallId, toolCallId, name, quoted(arguments));
        sendRaw("{\"type\":\"response.function_call_arguments.done\",\"event_id\":\"e\",\"response_id\":\"%s\",\"item_id\":\"item_%s\",\"output_index\":0,\"call_id\":\"%s\",\"name\":\"%s\",\"arguments\":%s}"
                .formatted(response, toolCallId, toolCallId, name, quoted(arguments)));
        sendRaw("{\"type\":\"response.output_item.done\",\"event_id\":\"e\",\"response_id\":\"%s\",\"output_index\":0,\"item\":%s}".formatted(response, item));
        sendRaw("{\"type\":\"response.done\",\"event_id\":\"e\",\"response\":{\"id\":\"%s\",\"status\":\"completed\",\"output\":[%s],\"usage\":%s}}"
                .formatted(response, item, USAGE.replace('\'', '"')));
    }

    private static final String USAGE = "{'total_tokens':253,'input_tokens':132,'output_tokens':121,'input_token_details':{'text_tokens':119,'audio_tokens':13,"
            + "'cached_tokens':64,'cached_tokens_details':{'text_tokens':64,'audio_tokens':0}},'output_token_details':{'text_tokens':30,'audio_tokens':91}}";

    private void receive(String text, ScriptedModel.Welcome welcome) {
        JsonNode message = read(text);
        if (message.path("type").asText().equals("input_audio_buffer.append")) {
            audioFrames.incrementAndGet();
            audioMillis.addAndGet(Base64.getDecoder().decode(message.path("audio").asText()).length / 8);
            return;
        }
        receivedAt.put(message, System.nanoTime());
        all.add(message);
        received.add(message);
        boolean ending = welcome == ScriptedModel.Welcome.ENDING;
        if ((welcome == ScriptedModel.Welcome.NORMAL || ending) && message.path("type").asText().equals("session.update")) {
            // a bridge looks for another session a minute before the end of one
            long expires = ending ? Instant.now().getEpochSecond() + 62 : 4102444800L;
            send("{'type':'session.updated','event_id':'e','session':{'id':'sess_1','type':'realtime','expires_at':" + expires + "}}");
        }
    }

    private static String quoted(String text) {
        return JSON.getNodeFactory().textNode(text).toString();
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("the bridge sent no JSON: " + text, e);
        }
    }
}
