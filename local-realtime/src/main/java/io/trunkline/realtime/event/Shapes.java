package io.trunkline.realtime.event;

import io.trunkline.realtime.event.Shape.Anything;
import io.trunkline.realtime.event.Shape.Choice;
import io.trunkline.realtime.event.Shape.Decimal;
import io.trunkline.realtime.event.Shape.Field;
import io.trunkline.realtime.event.Shape.Flag;
import io.trunkline.realtime.event.Shape.FreeObject;
import io.trunkline.realtime.event.Shape.ListOf;
import io.trunkline.realtime.event.Shape.Nullable;
import io.trunkline.realtime.event.Shape.Obj;
import io.trunkline.realtime.event.Shape.Tagged;
import io.trunkline.realtime.event.Shape.Text;
import io.trunkline.realtime.event.Shape.TextOr;
import io.trunkline.realtime.event.Shape.Whole;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shapes of what a client may send: RealtimeSessionCreateRequestGA, RealtimeResponseCreateParams and the items. */
final class Shapes {

    private static final Shape TEXT = new Text(Integer.MAX_VALUE);
    private static final Shape NAME = new Text(512);
    private static final Shape FLAG = new Flag();
    private static final Shape OBJECT = new FreeObject();
    private static final Shape ANYTHING = new Anything();

    private static final List<String> VOICES = List.of("alloy", "ash", "ballad", "coral", "echo", "sage", "shimmer",
            "verse", "marin", "cedar");

    private static final Shape MODALITIES = new ListOf(new Choice(List.of("audio", "text")), 1);
    private static final Shape FORMAT = new Tagged("type", Map.of(
            "audio/pcm", obj("!type", NAME, "rate", new Whole(24_000, 24_000)),
            "audio/pcmu", obj("!type", NAME),
            "audio/pcma", obj("!type", NAME)));
    private static final Shape VOICE = new TextOr(new Choice(VOICES), obj("!id", NAME));

    private static final Shape TRANSCRIPTION = obj("model", NAME, "language", NAME, "languages", new ListOf(NAME, 1),
            "keywords", new ListOf(NAME, 0), "prompt", TEXT,
            "delay", new Choice(List.of("minimal", "low", "medium", "high", "xhigh")));
    private static final Shape TURN_DETECTION = new Tagged("type", Map.of(
            "server_vad", obj("!type", NAME, "threshold", new Decimal(0, 1), "prefix_padding_ms", new Whole(0, 5_000),
                    "silence_duration_ms", new Whole(0, 10_000), "create_response", FLAG, "interrupt_response", FLAG,
                    "idle_timeout_ms", new Nullable(new Whole(5_000, 30_000))),
            "semantic_vad", obj("!type", NAME, "eagerness", new Choice(List.of("low", "medium", "high", "auto")),
                    "create_response", FLAG, "interrupt_response", FLAG)));
    private static final Shape AUDIO_INPUT = obj("format", FORMAT, "transcription", new Nullable(TRANSCRIPTION),
            "noise_reduction", new Nullable(obj("type", new Choice(List.of("near_field", "far_field")))),
            "turn_detection", new Nullable(TURN_DETECTION));

    private static final Shape TOOLS = new ListOf(new Tagged("type", Map.of(
            "function", obj("!type", NAME, "!name", NAME, "description", TEXT, "parameters", OBJECT),
            "mcp", ANYTHING)), 0);
    private static final Shape TOOL_CHOICE = new TextOr(new Choice(List.of("none", "auto", "required")),
            new Tagged("type", Map.of("function", obj("!type", NAME, "!name", NAME),
                    "mcp", obj("!type", NAME, "!server_label", NAME, "name", NAME))));
    private static final Shape MAX_TOKENS = new TextOr(new Choice(List.of("inf")), new Whole(1, 4_096));
    private static final Shape REASONING =
            obj("effort", new Choice(List.of("minimal", "low", "medium", "high", "xhigh")));
    private static final Shape TRUNCATION = new TextOr(new Choice(List.of("auto", "disabled")),
            obj("!type", new Choice(List.of("retention_ratio")), "!retention_ratio", new Decimal(0, 1),
                    "token_limits", obj("post_instructions", new Whole(0, Integer.MAX_VALUE))));
    private static final Shape TRACING = new Nullable(new TextOr(new Choice(List.of("auto")),
            obj("workflow_name", NAME, "group_id", NAME, "metadata", OBJECT)));

    private static final Shape INCLUDE =
            new ListOf(new Choice(List.of("item.input_audio_transcription.logprobs")), 0);

    /** {@code session} of a session.update. */
    static final Shape SESSION = new Tagged("type", Map.of("realtime", obj("!type", NAME, "model", NAME,
            "output_modalities", MODALITIES, "instructions", new Nullable(TEXT),
            "audio", obj("input", AUDIO_INPUT,
                    "output", obj("format", FORMAT, "voice", VOICE, "speed", new Decimal(0.25, 1.5))),
            "include", new Nullable(INCLUDE), "tracing", TRACING, "tools", new Nullable(TOOLS), "tool_choice", TOOL_CHOICE,
            "parallel_tool_calls", FLAG, "reasoning", REASONING, "max_output_tokens", MAX_TOKENS,
            "truncation", TRUNCATION, "prompt", new Nullable(ANYTHING))));

    private static final Choice STATUS = new Choice(List.of("completed", "incomplete", "in_progress"));

    private static Shape message(Shape content) {
        return obj("id", new Text(64), "object", NAME, "!type", NAME, "status", STATUS, "!role", NAME,
                "!content", new ListOf(content, 0));
    }

    private static final Shape INPUT_TEXT = obj("!type", NAME, "!text", TEXT);
    private static final Shape MESSAGE = new Tagged("role", Map.of(
            "system", message(new Tagged("type", Map.of("input_text", INPUT_TEXT))),
            "user", message(new Tagged("type", Map.of("input_text", INPUT_TEXT,
                    "input_audio", obj("!type", NAME, "!audio", TEXT, "transcript", new Nullable(TEXT)),
                    "input_image", obj("!type", NAME, "!image_url", TEXT,
                            "detail", new Choice(List.of("auto", "low", "high")))))),
            "assistant", message(new Tagged("type", Map.of("output_text", INPUT_TEXT)))));

    /** An item that a client may create. */
    static final Shape ITEM = new Tagged("type", Map.of("message", MESSAGE,
            "function_call", obj("id", new Text(64), "object", NAME, "!type", NAME, "status", STATUS,
                    "!call_id", NAME, "!name", NAME, "!arguments", TEXT),
            "function_call_output", obj("id", new Text(64), "object", NAME, "!type", NAME, "status", STATUS,
                    "!call_id", NAME, "!output", TEXT)));

    private static final Shape REFERENCE_OR_ITEM = new Tagged("type", with(((Tagged) ITEM).shapes(),
            "item_reference", obj("!type", NAME, "!id", NAME)));

    /** {@code response} of a response.create. */
    static final Shape RESPONSE = obj("output_modalities", MODALITIES, "instructions", TEXT,
            "audio", obj("output", obj("format", FORMAT, "voice", VOICE)), "tools", TOOLS,
            "tool_choice", TOOL_CHOICE, "parallel_tool_calls", FLAG, "reasoning", REASONING,
            "max_output_tokens", MAX_TOKENS, "conversation", new Choice(List.of("auto", "none")),
            "metadata", new Nullable(OBJECT), "prompt", new Nullable(ANYTHING),
            "input", new ListOf(REFERENCE_OR_ITEM, 0));

    /** Every client event by its type. */
    static final Tagged EVENT = new Tagged("type", events());

    private Shapes() {}

    private static Map<String, Shape> events() {
        Map<String, Shape> events = new LinkedHashMap<>();
        events.put("session.update", event("!session", SESSION));
        events.put("input_audio_buffer.append", event("!audio", TEXT));
        events.put("input_audio_buffer.commit", event());
        events.put("input_audio_buffer.clear", event());
        events.put("output_audio_buffer.clear", event());
        events.put("conversation.item.create", event("!item", ITEM, "previous_item_id", new Nullable(NAME)));
        events.put("conversation.item.retrieve", event("!item_id", NAME));
        events.put("conversation.item.delete", event("!item_id", NAME));
        events.put("conversation.item.truncate", event("!item_id", NAME,
                "!content_index", new Whole(0, Integer.MAX_VALUE), "!audio_end_ms", new Whole(0, Integer.MAX_VALUE)));
        events.put("response.create", event("response", new Nullable(RESPONSE)));
        events.put("response.cancel", event("response_id", new Nullable(NAME)));
        return events;
    }

    private static Shape event(Object... fields) {
        Map<String, Field> all = new LinkedHashMap<>();
        all.put("type", new Field(NAME, true));
        all.put("event_id", new Field(new Nullable(NAME), false));
        all.putAll(((Obj) obj(fields)).fields());
        return new Obj(all);
    }

    /** Names and shapes in turn; a name with {@code !} before it is required. */
    private static Shape obj(Object... fields) {
        Map<String, Field> all = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            String name = (String) fields[i];
            boolean required = name.startsWith("!");
            all.put(required ? name.substring(1) : name, new Field((Shape) fields[i + 1], required));
        }
        return new Obj(all);
    }

    private static Map<String, Shape> with(Map<String, Shape> shapes, String name, Shape shape) {
        Map<String, Shape> all = new LinkedHashMap<>(shapes);
        all.put(name, shape);
        return all;
    }
}
