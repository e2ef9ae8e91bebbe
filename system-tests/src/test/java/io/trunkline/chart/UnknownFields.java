package io.trunkline.chart;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Fields that Kubernetes doesn't know. The model keeps them apart as additional properties; a walk over all objects of the model,
 * by their getters, finds them wherever they are.
 */
final class UnknownFields {
    private final List<String> found = new ArrayList<>();

    static List<String> in(Object model) {
        UnknownFields fields = new UnknownFields();
        fields.walk(model.getClass().getSimpleName(), model);
        return fields.found;
    }

    private void walk(String path, Object value) {
        switch (value) {
            case null -> { }
            case GenericKubernetesResource foreign -> { }
            case Collection<?> many -> many.forEach(one -> walk(path + "[]", one));
            case Map<?, ?> map -> map.forEach((key, one) -> walk(path + "." + key, one));
            case Object object when object.getClass().getName().startsWith("io.fabric8.") -> getters(path, object);
            case Object leaf -> { }
        }
    }

    private void getters(String path, Object object) {
        for (Method method : object.getClass().getMethods()) {
            if (method.getParameterCount() != 0 || !method.getName().startsWith("get") || method.getDeclaringClass() == Object.class) {
                continue;
            }
            Object value = call(method, object);
            if (method.getName().equals("getAdditionalProperties")) {
                ((Map<?, ?>) value).keySet().forEach(name -> found.add(path + "." + name));
            } else {
                walk(path + "." + method.getName().substring("get".length()), value);
            }
        }
    }

    private static Object call(Method method, Object object) {
        try {
            return method.invoke(object);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("can't read " + method, e);
        }
    }
}
