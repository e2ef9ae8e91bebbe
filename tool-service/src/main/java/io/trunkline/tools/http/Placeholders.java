package io.trunkline.tools.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trunkline.contracts.event.ControlEvent.ToolCallRequested;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts values into a tool's templates: {@code ${NAME}} from the environment, {@code {argument}} from the call,
 * {@code {caller.number}}, {@code {caller.customer_id}}, {@code {call.id}}, {@code {line.number}}.
 *
 * @param environment the process's variables by name; an absent one is empty
 */
public record Placeholders(Function<String, Optional<String>> environment) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)}");
    private static final Pattern VALUE = Pattern.compile("\\{([a-z][a-z0-9_.]*)}");

    /** @return the URL with values percent-encoded, empty when a value is missing: half a URL would ask something else */
    public Optional<String> url(String template, ToolCallRequested call, JsonNode arguments) {
        return fill(fromEnvironment(template), call, arguments, value -> URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    /** @return the header's text; values can't break the line, since HTTP clients refuse such text */
    public String header(String template) {
        return fromEnvironment(template);
    }

    /** @return the body with every text filled in; a text that is one missing value becomes null */
    public JsonNode body(JsonNode template, ToolCallRequested call, JsonNode arguments) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (template) {
            case ObjectNode object -> {
                ObjectNode filled = json.objectNode();
                object.properties().forEach(field -> filled.set(field.getKey(), body(field.getValue(), call, arguments)));
                yield filled;
            }
            case ArrayNode array -> {
                ArrayNode filled = json.arrayNode();
                array.forEach(item -> filled.add(body(item, call, arguments)));
                yield filled;
            }
            default -> template.isTextual()
                    ? fill(fromEnvironment(template.asText()), call, arguments, UnaryOperator.identity())
                            .<JsonNode>map(json::textNode).orElse(json.nullNode())
                    : template;
        };
    }

    private String fromEnvironment(String template) {
        return VARIABLE.matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(environment.apply(found.group(1)).orElse("")));
    }

    private static Optional<String> fill(String text, ToolCallRequested call, JsonNode arguments, UnaryOperator<String> encode) {
        Matcher value = VALUE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (value.find()) {
            Optional<String> found = value(value.group(1), call, arguments);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            value.appendReplacement(filled, Matcher.quoteReplacement(encode.apply(found.get())));
        }
        return Optional.of(value.appendTail(filled).toString());
    }

    private static Optional<String> value(String name, ToolCallRequested call, JsonNode arguments) {
        String value = switch (name) {
            case "caller.number" -> call.caller() == null ? null : call.caller().number();
            case "caller.customer_id" -> call.caller() == null ? null : call.caller().customerId();
            case "call.id" -> call.callId();
            case "line.number" -> call.line();
            default -> arguments.path(name).isValueNode() && !arguments.path(name).isNull() ? arguments.path(name).asText() : null;
        };
        return Optional.ofNullable(value);
    }
}
