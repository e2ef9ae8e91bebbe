package io.trunkline.lab.chaos.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One session at the scripted server. Confined to the event loop. */
final class ModelSession implements Story.Told {

    private static final String APPEND = "{\"type\":\"input_audio_buffer.append\",\"audio\":\"";
    private static final Pattern EXACTLY = Pattern.compile("Say exactly: \"([^\"]*)\"");
    private static final String REST = " That is all I can say about it right now. Shall we go on?";
    private static final int STARTS = 100;
    private static final int STOPS = 400;
    private static final int LIVED_MILLIS = 500;

    private final ScriptedModel model;
    private final Vertx vertx;
    private final ServerWebSocket socket;
    private final String name;
    private final long openedAt = System.nanoTime();
    private final StringBuilder told = new StringBuilder();
    private Story story;
    private Speech speech;
    private String word;
    private long closedAt = Long.MAX_VALUE;
    private long heardMillis;
    private int voicedMillis;
    private int silentMillis;
    private boolean callerSpeaks;
    private int count;

    ModelSession(ScriptedModel model, Vertx vertx, ServerWebSocket socket, String name) {
        this.model = model;
        this.vertx = vertx;
        this.socket = socket;
        this.name = name;
        socket.textMessageHandler(this::received);
        socket.closeHandler(ignored -> closed());
        send(Wording.created(name));
    }

    @Override
    public boolean lived() {
        return heardMillis >= LIVED_MILLIS;
    }

    @Override
    public long openedAt() {
        return openedAt;
    }

    @Override
    public long closedAt() {
        return closedAt;
    }

    @Override
    public String told() {
        return told.toString();
    }

    void send(String message) {
        if (!socket.isClosed()) {
            socket.writeTextMessage(message);
        }
    }

    private void closed() {
        closedAt = System.nanoTime();
        if (speech != null) {
            speech.hush();
            speech = null;
        }
    }

    private void received(String message) {
        if (message.startsWith(APPEND)) {
            heard(message);
            return;
        }
        JsonNode event = Wording.read(message);
        switch (event.path("type").asText()) {
            case "session.update" -> {
                String group = event.at("/session/tracing/group_id").asText("");
                if (story == null && !group.isEmpty()) {
                    story = model.story(group);
                    story.joins(this);
                }
                send(Wording.updated(name));
            }
            case "conversation.item.create" -> item(event.path("item"));
            case "response.create" -> wanted(event.path("response"));
            case "response.cancel" -> cut("client_cancelled");
            case "conversation.item.truncate" -> send(Wording.truncated(event.path("item_id").asText(), event.path("audio_end_ms").asLong()));
            default -> { }
        }
    }

    private void heard(String message) {
        int to = message.length() - 2;
        int millis = Voices.millis(APPEND.length(), to);
        heardMillis += millis;
        if (Voices.voiced(message, APPEND.length(), to)) {
            voicedMillis += millis;
            silentMillis = 0;
        } else {
            silentMillis += millis;
            voicedMillis = 0;
        }
        if (!callerSpeaks && voicedMillis >= STARTS) {
            callerSpeaks = true;
            send(Wording.speechStarted(name + "_caller_" + ++count, heardMillis - STARTS));
            cut("turn_detected");
        } else if (callerSpeaks && silentMillis >= STOPS) {
            callerSpeaks = false;
            turn();
        }
    }

    private void turn() {
        if (story == null) {
            return;
        }
        String item = name + "_caller_" + count;
        String said = story.freshWord();
        send(Wording.speechStopped(item, heardMillis));
        send(Wording.committed(item));
        send(Wording.transcribed(item, "My word is " + said + " and I would like to hear more."));
        story.said(said, System.nanoTime());
        int turn = story.nextTurn();
        switch (model.script().step(story.number(), turn)) {
            case SPEAK -> answer();
            case SEND_EMAIL -> tool(Wording.EMAIL_TOOL, Wording.JSON.createObjectNode().put("order_id", model.newOrder(story.number(), turn)));
            case ESCALATE -> tool(Wording.ESCALATE_TOOL, Wording.JSON.createObjectNode().put("reason", "caller_asked_for_human")
                    .put("summary", "The caller wants a person.").put("urgency", "medium"));
        }
    }

    private void tool(String tool, ObjectNode arguments) {
        String response = newResponse();
        String toolCallId = "call_" + response;
        send(Wording.responseCreated(response));
        if (tool.equals(Wording.EMAIL_TOOL)) {
            story.asked(toolCallId, System.nanoTime());
        }
        for (String message : Wording.toolCall(response, "item_" + response, toolCallId, tool, arguments)) {
            send(message);
        }
    }

    private void item(JsonNode item) {
        if (item.path("type").asText().equals("function_call_output")) {
            boolean good = item.path("output").asText().contains("\"status\":\"ok\"");
            if (story != null) {
                story.answered(item.path("call_id").asText(), good, System.nanoTime());
            }
        }
        item.path("content").forEach(content -> told.append(content.path("text").asText()).append('\n'));
    }

    private void wanted(JsonNode response) {
        if (response.path("conversation").asText().equals("none")) {
            for (String message : Wording.aside(newResponse(), response.path("metadata").toString(), "nothing to tell")) {
                send(message);
            }
            return;
        }
        if (speech != null) {
            send(Wording.activeAlready());
            return;
        }
        Matcher exactly = EXACTLY.matcher(response.path("instructions").asText(""));
        if (exactly.find()) {
            speak(exactly.group(1), null);
        } else {
            answer();
        }
    }

    private void answer() {
        String fresh = story == null ? "" : story.freshWord();
        speak("I wrote down " + fresh + " for you." + REST, fresh);
    }

    private void speak(String text, String fresh) {
        word = fresh;
        speech = new Speech(this, vertx, newResponse(), text);
        speech.begin(model.thinksMillis());
    }

    /** All of it was sent. The caller has heard it when it has been played. */
    void spoken(Speech done) {
        speech = null;
        if (story != null && word != null) {
            // sent at twice the speed of speech
            story.said(word, System.nanoTime() + done.millis() / 2 * 1_000_000 + 500_000_000);
        }
    }

    private void cut(String reason) {
        if (speech != null) {
            speech.cut(reason);
            speech = null;
        }
    }

    private String newResponse() {
        return name + "_" + ++count;
    }
}
