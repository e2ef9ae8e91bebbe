package io.trunkline.catalog.tool;

import com.fasterxml.jackson.databind.JsonNode;
import io.trunkline.catalog.tool.Tool.HttpRequestTemplate;
import io.trunkline.catalog.yaml.YamlMap;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code tools.yaml}. */
public final class ToolReader {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_-]{0,63}");
    private static final Pattern ARGUMENT = Pattern.compile("(?<!\\$)\\{([a-z][a-z0-9_.]*)}");
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final List<String> CALLER_FIELDS = List.of("caller.number", "caller.customer_id", "call.id", "line.number");

    /** @return tools by name; problems are noted on {@code root} */
    public static Map<String, Tool> read(YamlMap root) {
        root.only("tools");
        Map<String, Tool> tools = new LinkedHashMap<>();
        for (YamlMap entry : root.maps("tools")) {
            Tool tool = tool(entry);
            if (tools.putIfAbsent(tool.name(), tool) != null) {
                entry.problem("name", "the tool `" + tool.name() + "` is declared twice; keep one");
            }
        }
        return tools;
    }

    private static Tool tool(YamlMap entry) {
        entry.only("name", "description", "parameters", "needs_trust", "changes", "timeout", "http", "result", "display");
        JsonNode parameters = entry.json("parameters");
        if (parameters == null || !parameters.path("type").asText().equals("object")) {
            entry.problem("parameters", "`parameters` must be a JSON Schema with `type: object`");
        }
        Map<String, String> display = entry.textMap("display");
        if (!display.containsKey("ok") || !display.containsKey("failed")) {
            entry.problem("display", "`display` needs at least `ok:` and `failed:`, the sentences the agent says");
        }
        return new Tool(entry.text("name", "lookup_order_status", NAME), entry.text("description", "Looks an order up by its number"),
                parameters, trust(entry), entry.flag("changes", false), entry.duration("timeout", Duration.ofSeconds(3)),
                request(entry, parameters), pointers(entry), display);
    }

    private static String trust(YamlMap entry) {
        String trust = entry.optionalText("needs_trust").orElse("none");
        if (!List.of("none", "number", "verified").contains(trust)) {
            entry.problem("needs_trust", "`needs_trust` is none, number or verified, not `" + trust + "`");
        }
        return trust;
    }

    private static HttpRequestTemplate request(YamlMap entry, JsonNode parameters) {
        YamlMap http = entry.map("http").orElse(null);
        if (http == null) {
            entry.problem("http", "`http` is missing; write `http:` with `method:` and `url:` below it");
            return new HttpRequestTemplate("GET", "", Map.of(), null, false);
        }
        http.only("method", "url", "headers", "body", "private_host");
        String method = http.text("method", "GET");
        if (!METHODS.contains(method)) {
            http.problem("method", "`method` is one of " + String.join(", ", METHODS) + ", not `" + method + "`");
        }
        String url = http.text("url", "${CRM_URL}/orders/{order_id}");
        checkArguments(http, "url", url, parameters);
        if (ARGUMENT.matcher(host(url)).find()) {
            http.problem("url", "no argument may stand in the host of `url`: whoever speaks would choose who is asked");
        }
        JsonNode body = http.json("body");
        checkArguments(http, "body", body == null ? "" : body.toString().replaceAll("\"[^\"{}]*\":", ""), parameters);
        return new HttpRequestTemplate(method, url, http.textMap("headers"), body, http.flag("private_host", false));
    }

    /** Of a template: what stands before the path, base from the environment included. */
    private static String host(String url) {
        int scheme = url.indexOf("://");
        return url.substring(scheme < 0 ? 0 : scheme + 3).split("[/?#]", 2)[0];
    }

    private static void checkArguments(YamlMap at, String key, String template, JsonNode parameters) {
        Matcher matcher = ARGUMENT.matcher(template);
        while (matcher.find()) {
            String name = matcher.group(1);
            if (!CALLER_FIELDS.contains(name) && (parameters == null || !parameters.path("properties").has(name))) {
                at.problem(key, "`{" + name + "}` is neither an argument in `parameters` nor one of " + String.join(", ", CALLER_FIELDS));
            }
        }
    }

    private static Map<String, String> pointers(YamlMap entry) {
        Map<String, String> pointers = new LinkedHashMap<>(entry.textMap("result"));
        pointers.forEach((field, pointer) -> {
            if (!pointer.startsWith("/")) {
                entry.problem("result", "`" + field + ": " + pointer + "` must be a JSON pointer such as `/tracking_number`");
            }
        });
        return pointers;
    }

    private ToolReader() {
    }
}
