package io.trunkline.realtime.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.trunkline.realtime.fault.Faults;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Plays a written exchange against a session. Lines:
 * <pre>
 * &gt; {…}                what the client sends; {@code $name} in it stands for what was bound
 * &gt;! …                 the same, but not what the API's types would allow
 * &lt; {…}                the next event has at least these fields; "*" matches anything but null, "$name" binds or compares
 * &lt;+ {…}               one or more such events
 * &lt;~ Some words.        audio and transcript deltas, audio last, whose transcripts together are these words
 * @say 800 some words   the caller speaks for 800 ms, which is recognised as these words
 * @tone 800, @silence 800, @pcmu, @hold, @release
 * @fault {…}            switches faults
 * @forgotten text       the mind was told to forget this, @not-called name of a call that wasn't made
 * @close 1001           the server has closed the socket
 * </pre>
 * At the end nothing may be left unexpected.
 */
final class Exchange {

    private final Desk desk;
    private final Map<String, String> bound = new HashMap<>();
    private int line;

    Exchange(Desk desk) {
        this.desk = desk;
    }

    void play(List<String> lines) throws Exception {
        for (String text : lines) {
            line++;
            if (!text.isBlank() && !text.startsWith("#")) {
                step(text);
            }
        }
        if (!desk.received.isEmpty()) {
            throw new AssertionError("nobody expected " + desk.received);
        }
    }

    private void step(String text) throws Exception {
        String rest = text.contains(" ") ? text.substring(text.indexOf(' ') + 1).strip() : "";
        switch (text.split(" ", 2)[0]) {
            case ">" -> desk.send(filled(rest));
            case ">!" -> desk.sendRaw(filled(rest));
            case "<" -> expect(rest);
            case "<+" -> {
                expect(rest);
                while (!desk.received.isEmpty() && mismatch(Desk.JSON.readTree(rest), desk.received.peek(), "") == null) {
                    desk.received.remove();
                }
            }
            case "<~" -> spoken(rest);
            case "@say" -> {
                desk.speech.words = rest.contains(" ") ? rest.substring(rest.indexOf(' ') + 1) : "";
                desk.play(true, Integer.parseInt(rest.split(" ")[0]));
            }
            case "@tone" -> desk.play(true, Integer.parseInt(rest));
            case "@silence" -> desk.play(false, Integer.parseInt(rest));
            case "@pcmu" -> desk.bytesPerMs = 8;
            case "@hold" -> desk.speech.hold();
            case "@release" -> desk.speech.release();
            case "@fault" -> desk.faults.set(Desk.JSON.readValue(rest, Faults.class));
            case "@forgotten" -> same(rest, String.join("|", desk.mind().forgotten));
            case "@not-called" -> same(rest, desk.mind().notCalled.getLast().name());
            case "@close" -> same(rest, Integer.toString(desk.closed));
            default -> throw new AssertionError("line " + line + ": what is " + text);
        }
    }

    private void expect(String pattern) throws Exception {
        JsonNode event = desk.received.poll();
        String mismatch = event == null ? "nothing was sent" : mismatch(Desk.JSON.readTree(pattern), event, "");
        if (mismatch != null) {
            throw new AssertionError("line " + line + ": " + mismatch + "\n wanted " + pattern + "\n got    " + shortened(event)
                    + "\n then   " + desk.received.stream().limit(5).map(Exchange::shortened).toList());
        }
    }

    private static String shortened(JsonNode event) {
        return String.valueOf(event).replaceAll("(\"delta\":\"[^\"]{40})[^\"]*", "$1…");
    }

    private void spoken(String words) {
        StringBuilder transcript = new StringBuilder();
        String type = "";
        while (!desk.received.isEmpty() && desk.received.peek().path("type").asText().matches("response.output_audio(_transcript)?.delta")) {
            JsonNode event = desk.received.remove();
            type = event.get("type").asText();
            transcript.append(type.contains("transcript") ? event.get("delta").asText() : "");
        }
        same(words, transcript.toString().strip());
        same("response.output_audio.delta", type);
    }

    private void same(String wanted, String actual) {
        if (!wanted.equals(actual)) {
            throw new AssertionError("line " + line + ": wanted " + wanted + " got " + actual);
        }
    }

    private String filled(String text) {
        String result = text;
        for (String name : bound.keySet().stream().sorted(Comparator.comparing(String::length).reversed()).toList()) {
            result = result.replace("$" + name, bound.get(name));
        }
        return result;
    }

    /** What doesn't match, or null. */
    private String mismatch(JsonNode pattern, JsonNode actual, String path) {
        if (pattern instanceof TextNode text && text.textValue().startsWith("$")) {
            String before = bound.putIfAbsent(text.textValue().substring(1), actual.asText());
            return before == null || before.equals(actual.asText()) ? null : path + " should be " + before;
        }
        if (pattern instanceof TextNode text && text.textValue().equals("*")) {
            return actual.isMissingNode() || actual.isNull() ? path + " is missing" : null;
        }
        if (pattern.isObject()) {
            for (var field : pattern.properties()) {
                String inner = mismatch(field.getValue(), actual.path(field.getKey()), path + "." + field.getKey());
                if (inner != null) {
                    return inner;
                }
            }
            return actual.isObject() ? null : path + " should be an object";
        }
        if (pattern.isArray()) {
            if (pattern.size() != actual.size()) {
                return path + " should have " + pattern.size() + " elements";
            }
            for (int i = 0; i < pattern.size(); i++) {
                String inner = mismatch(pattern.get(i), actual.get(i), path + "[" + i + "]");
                if (inner != null) {
                    return inner;
                }
            }
            return null;
        }
        return pattern.equals(actual) ? null : path + " should be " + pattern + ", is " + actual;
    }
}
