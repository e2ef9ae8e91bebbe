package io.trunkline.lab.carrier.twiml;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/** One element's attributes; remembers which were asked for, so that the others can be warned of. */
final class Attributes {

    private final Element element;
    private final Set<String> asked = new HashSet<>();

    Attributes(Element element) {
        this.element = element;
    }

    String text(String name) {
        return text(name, "");
    }

    String text(String name, String otherwise) {
        asked.add(name);
        return element.hasAttribute(name) ? element.getAttribute(name) : otherwise;
    }

    /** POST unless GET is asked for. */
    String method(String name) {
        String method = text(name, "POST").toUpperCase(Locale.ROOT);
        if (!method.equals("GET") && !method.equals("POST")) {
            throw new TwimlProblem(element.getTagName() + " " + name + " must be GET or POST but is " + method);
        }
        return method;
    }

    int number(String name, int otherwise) {
        String text = text(name, Integer.toString(otherwise)).trim();
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new TwimlProblem(element.getTagName() + " " + name + " must be a whole number but is " + text);
        }
    }

    Duration seconds(String name, int otherwise) {
        return Duration.ofSeconds(Math.max(0, number(name, otherwise)));
    }

    boolean flag(String name, boolean otherwise) {
        return Boolean.parseBoolean(text(name, Boolean.toString(otherwise)));
    }

    /** Asks for attributes that have no meaning here, so that they are not warned of. */
    void known(String... names) {
        asked.addAll(List.of(names));
    }

    /** Warns of attributes nobody asked for. */
    void warn(List<String> warnings) {
        NamedNodeMap all = element.getAttributes();
        for (int i = 0; i < all.getLength(); i++) {
            String name = all.item(i).getNodeName();
            if (!asked.contains(name) && !name.startsWith("xml")) {
                warnings.add("attribute " + name + " is not allowed in " + element.getTagName());
            }
        }
    }
}
