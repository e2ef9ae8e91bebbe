package io.trunkline.realtime.event;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The shape a JSON value must have. Says what is wrong first and where; never throws on any input. */
sealed interface Shape {

    /** The first thing wrong with a value, or empty. */
    Optional<Refusal> refuse(JsonNode value, String path);

    /** One field of an object. */
    record Field(Shape shape, boolean required) {}

    record Text(int longest) implements Shape {
        @Override
        public Optional<Refusal> refuse(JsonNode value, String path) {
            if (!value.isTextual()) {
                return wrong(value, path, "a string");
            }
            return value.textValue().length() <= longest
                    ? Optional.empty()
                    : Optional.of(Refusal.of("string_above_max_length", path, "Invalid '" + path
                            + "': string too long. Expected a string with maximum length " + longest + "."));
        }
    }

    record Choice(List<String> values) implements Shape {
        @Override
        public Optional<Refusal> refuse(JsonNode value, String path) {
            if (!value.isTextual()) {
                return wrong(value, path, "a string");
            }
            return values.contains(value.textValue()) ? Optional.empty() : unsupported(value, path, values);
        }
    }

    record Whole(long least, long most) implements Shape {
        @Override
        public Optional<Refusal> refuse(JsonNode value, String path) {
            if (!value.isIntegralNumber()) {
                return wrong(value, path, "an integer");
            }
            return outside(value, path, least, most);
        }
    }

    record Decimal(double least, double most) implements Shape {
        @Override
        public Optional<Refusal> refuse(JsonNode value, String path) {
            return value.isNumber() ? outside(value, path, least, most) : wrong(value, path, "a number");
        }
    }

    record Flag() implements Shape {
        @Override
        public Optional<Refusal> refuse(JsonNode value, String path) {
            return value.isBoolean() ? Optional.empty() : wrong(value, path, "a boolean");
        }
    }

    record Anything() implements Shape {
        @Override
        public Optional<Refusal> refuse(JsonNode value, String path) {
            return Optional.empty();
        }
    }

    /** An object whose fields are free. */
    record FreeObject() implements Shape {
        @Override
        public Optional<Refusal> refuse(JsonNode value, String path) {
            return value.isObject() ? Optional.empty() : wrong(value, path, "an object");
        }
    }

    record ListOf(Shape element, int fewest) implements Shape {
        @Override
        public Optional<Refusal> refuse(JsonNode value, String path) {
            if (!value.isArray()) {
                return wrong(value, path, "an array");
            }
            if (value.size() < fewest) {
                return Optional.of(Refusal.value(path, "Invalid '" + path + "': empty array."));
            }
            for (int i = 0; i < value.size(); i++) {
                Optional<Refusal> refusal = element.refuse(value.get(i), path + "[" + i + "]");
                if (refusal.isPresent()) {
                    return refusal;
                }
            }
            return Optional.empty();
        }
    }

    record Nullable(Shape shape) implements Shape {
        @Override
        public Optional<Refusal> refuse(JsonNode value, String path) {
            return value.isNull() ? Optional.empty() : shape.refuse(value, path);
        }
    }

    /** Strings by one shape, everything else by another. */
    record TextOr(Shape text, Shape other) implements Shape {
        @Override
        public Optional<Refusal> refuse(JsonNode value, String path) {
            return value.isTextual() ? text.refuse(value, path) : other.refuse(value, path);
        }
    }

    /** An object with exactly these fields. */
    record Obj(Map<String, Field> fields) implements Shape {
        @Override
        public Optional<Refusal> refuse(JsonNode value, String path) {
            if (!value.isObject()) {
                return wrong(value, path, "an object");
            }
            String prefix = path.isEmpty() ? "" : path + ".";
            for (var field : fields.entrySet()) {
                if (field.getValue().required() && !value.has(field.getKey())) {
                    return Optional.of(Refusal.missing(prefix + field.getKey()));
                }
            }
            for (var entry : value.properties()) {
                Field field = fields.get(entry.getKey());
                Optional<Refusal> refusal = field == null
                        ? Optional.of(Refusal.unknown(prefix + entry.getKey()))
                        : field.shape().refuse(entry.getValue(), prefix + entry.getKey());
                if (refusal.isPresent()) {
                    return refusal;
                }
            }
            return Optional.empty();
        }
    }

    /** An object whose shape depends on one of its string fields. */
    record Tagged(String tag, Map<String, Shape> shapes) implements Shape {
        @Override
        public Optional<Refusal> refuse(JsonNode value, String path) {
            if (!value.isObject()) {
                return wrong(value, path, "an object");
            }
            String tagPath = path.isEmpty() ? tag : path + "." + tag;
            if (!value.has(tag)) {
                return Optional.of(Refusal.missing(tagPath));
            }
            Shape shape = shapes.get(value.get(tag).asText());
            return shape == null
                    ? unsupported(value.get(tag), tagPath, shapes.keySet().stream().sorted().toList())
                    : shape.refuse(value, path);
        }
    }

    private static Optional<Refusal> wrong(JsonNode value, String path, String expected) {
        return Optional.of(Refusal.wrongType(path, expected, nameOf(value)));
    }

    private static Optional<Refusal> unsupported(JsonNode value, String path, List<String> supported) {
        String names = supported.stream().map(s -> "'" + s + "'").collect(Collectors.joining(", "));
        return Optional.of(Refusal.value(path,
                "Invalid value: '" + value.asText() + "'. Supported values are: " + names + "."));
    }

    private static Optional<Refusal> outside(JsonNode value, String path, double least, double most) {
        double number = value.doubleValue();
        return number >= least && number <= most
                ? Optional.empty()
                : Optional.of(Refusal.value(path, "Invalid '" + path + "': expected a value between "
                        + plain(least) + " and " + plain(most) + ", but got " + value.asText() + " instead."));
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private static String nameOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "an array";
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
            case NUMBER -> "a number";
            case OBJECT, POJO -> "an object";
            case STRING, BINARY -> "a string";
            case MISSING -> "nothing";
        };
    }
}
