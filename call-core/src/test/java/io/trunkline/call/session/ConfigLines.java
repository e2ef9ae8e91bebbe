package io.trunkline.call.session;

import io.trunkline.call.CallConfig;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The settings of a scenario or a recorded call: lines {@code config <path> <value>} over a default, paths being the names in {@link CallConfig}. */
final class ConfigLines {

    private final Map<String, String> values = new LinkedHashMap<>();

    void add(String path, String value) {
        values.put(path, value);
    }

    CallConfig over(CallConfig base) {
        return (CallConfig) build("", CallConfig.class, CallConfig.class, base);
    }

    private Object build(String path, Class<?> type, Type generic, Object base) {
        String value = values.get(path);
        if (type.isRecord()) {
            return base == null && !mentions(path) ? null : record(path, type, base);
        } else if (type == List.class || type == Set.class || type == Map.class) {
            return mentions(path) ? collection(path, type, (ParameterizedType) generic) : base;
        } else if (value == null) {
            return base;
        } else if (type.isSealed()) {
            Class<?> named = Stream.of(type.getPermittedSubclasses()).filter(each -> each.getSimpleName().equals(value)).findFirst().orElseThrow();
            return record(path, named, named.isInstance(base) ? base : null);
        }
        return scalar(type, value);
    }

    private Object record(String path, Class<?> type, Object base) {
        try {
            RecordComponent[] components = type.getRecordComponents();
            Object[] arguments = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                RecordComponent component = components[i];
                component.getAccessor().setAccessible(true);
                Object inner = base == null ? null : component.getAccessor().invoke(base);
                String name = path.isEmpty() ? component.getName() : path + "." + component.getName();
                arguments[i] = build(name, component.getType(), component.getGenericType(), inner);
                if (arguments[i] == null && component.getType().isPrimitive()) {
                    arguments[i] = scalar(component.getType(), component.getType() == boolean.class ? "false" : "0");
                }
            }
            Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new AssertionError(path + " can't be set up from " + values, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private Object collection(String path, Class<?> type, ParameterizedType generic) {
        Type[] arguments = generic.getActualTypeArguments();
        Class<?> element = (Class<?>) arguments[arguments.length - 1];
        Map<String, Object> all = new LinkedHashMap<>();
        values.keySet().stream().filter(key -> key.startsWith(path + ".")).map(key -> key.substring(path.length() + 1).split("\\.")[0]).distinct()
                .forEach(key -> all.put(key, build(path + "." + key, element, element, null)));
        return type == Map.class ? all : type == Set.class ? Set.copyOf(all.values()) : List.copyOf(all.values());
    }

    private boolean mentions(String path) {
        return path.isEmpty() || values.keySet().stream().anyMatch(key -> key.startsWith(path + "."));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object scalar(Class<?> type, String value) {
        if (type.isEnum()) {
            return Enum.valueOf((Class<Enum>) type, value);
        }
        return switch (type.getSimpleName()) {
            case "String" -> value;
            case "int" -> Integer.parseInt(value);
            case "long" -> Long.parseLong(value);
            case "double" -> Double.parseDouble(value);
            case "boolean" -> Boolean.parseBoolean(value);
            case "Duration" -> Duration.ofNanos(ScenarioLine.nanos(value));
            default -> throw new AssertionError("no way to read a " + type);
        };
    }
}
