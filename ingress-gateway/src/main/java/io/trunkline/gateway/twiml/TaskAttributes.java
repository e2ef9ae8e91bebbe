package io.trunkline.gateway.twiml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Makes a task's attributes small enough for the document they go into; what is left is always whole JSON. Pure. */
public final class TaskAttributes {
    /** A human can't do without these: they go last. */
    private static final Set<String> KEPT = Set.of("callId", "reason", "urgency", "from_agent", "customer", "summary");
    /** Shorter texts are worth more whole than cut. Characters. */
    private static final int SHORTEST_CUT = 60;
    private static final String CUT = "…";

    /** One value of the tree and how to replace or remove it. */
    private record Place(ContainerNode<?> parent, String field, int index, JsonNode value) {
        void put(JsonNode replacement) {
            switch (parent) {
                case ObjectNode object -> object.set(field, replacement);
                case ArrayNode array -> array.set(index, replacement);
                default -> throw new IllegalStateException("a container is an object or an array");
            }
        }

        void remove() {
            switch (parent) {
                case ObjectNode object -> object.remove(field);
                case ArrayNode array -> array.remove(index);
                default -> throw new IllegalStateException("a container is an object or an array");
            }
        }

        boolean kept() {
            return field != null && KEPT.contains(field);
        }
    }

    /**
     * Cuts the longest texts first, then leaves out the largest members, until the document fits.
     *
     * @param attributes what the task should say; null or no object gives an empty one
     * @param document   writes the whole document around the attributes
     * @param limit      characters the document may have
     * @return the document
     */
    public static String fit(JsonNode attributes, Function<ObjectNode, String> document, int limit) {
        ObjectNode left = attributes instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
        String written = document.apply(left);
        while (written.length() > limit && (cutLongest(left, written.length() - limit) || dropLargest(left))) {
            written = document.apply(left);
        }
        return written;
    }

    private static boolean cutLongest(ObjectNode root, int excess) {
        Optional<Place> longest = places(root).stream()
                .filter(p -> p.value().isTextual() && p.value().textValue().length() > SHORTEST_CUT)
                .max(Comparator.comparingInt(p -> p.value().textValue().length()));
        longest.ifPresent(place -> {
            String text = place.value().textValue();
            // at most halved at a time, so that several long texts shrink together
            int keep = Math.max(Math.max(text.length() - excess - 1, text.length() / 2), SHORTEST_CUT - 1);
            place.put(TextNode.valueOf(text.substring(0, boundary(text, keep)) + CUT));
        });
        return longest.isPresent();
    }

    private static boolean dropLargest(ObjectNode root) {
        Comparator<Place> order = Comparator.<Place, Boolean>comparing(p -> !p.kept())
                .thenComparingInt(p -> p.value().toString().length());
        Optional<Place> largest = places(root).stream().filter(p -> !p.value().isContainerNode() || !holdsKept(p.value())).max(order);
        largest.ifPresent(Place::remove);
        return largest.isPresent();
    }

    private static boolean holdsKept(JsonNode value) {
        return KEPT.stream().anyMatch(value::has);
    }

    private static int boundary(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at - 1)) ? at - 1 : at;
    }

    private static List<Place> places(ContainerNode<?> parent) {
        List<Place> places = new ArrayList<>();
        switch (parent) {
            case ObjectNode object -> object.properties().forEach(e -> add(places, new Place(object, e.getKey(), -1, e.getValue())));
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    add(places, new Place(array, null, i, array.get(i)));
                }
            }
            default -> throw new IllegalStateException("a container is an object or an array");
        }
        return places;
    }

    private static void add(List<Place> places, Place place) {
        places.add(place);
        if (place.value() instanceof ContainerNode<?> container) {
            places.addAll(places(container));
        }
    }

    private TaskAttributes() {
    }
}
