package io.trunkline.tools.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.trunkline.catalog.tool.Tool;
import io.trunkline.contracts.event.EventCodec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Checks a model's arguments against the tool's JSON Schema. Schemas are compiled once. Thread-safe. */
final class Arguments {
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    sealed interface Checked {
        record Good(JsonNode arguments) implements Checked {}

        /** {@code why}: told to the model so that it can mend its call; names no values. */
        record Bad(String why) implements Checked {}
    }

    /** @param text what the model wrote; need not be JSON */
    Checked check(Tool tool, String text) {
        try {
            JsonNode arguments = EventCodec.mapper().readTree(text == null || text.isBlank() ? "{}" : text);
            if (arguments == null || !arguments.isObject()) {
                return new Checked.Bad("arguments must be one JSON object");
            }
            List<String> errors = schemaOf(tool).validate(arguments.toString(), InputFormat.JSON).stream()
                    .map(error -> (error.getInstanceLocation() + " " + error.getKeyword()).strip()).distinct().toList();
            return errors.isEmpty() ? new Checked.Good(arguments) : new Checked.Bad("arguments don't fit the schema: " + String.join("; ", errors));
        } catch (JsonProcessingException e) {
            return new Checked.Bad("arguments are not JSON");
        }
    }

    private Schema schemaOf(Tool tool) {
        return schemas.computeIfAbsent(tool.name(), name -> registry.getSchema(tool.parameters().toString(), InputFormat.JSON));
    }
}
