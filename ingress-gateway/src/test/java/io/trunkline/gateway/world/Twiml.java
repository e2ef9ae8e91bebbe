package io.trunkline.gateway.world;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** TwiML as a carrier reads it. */
public record Twiml(Element root) {

    public static Twiml read(String xml) {
        try {
            Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
            return new Twiml(document.getDocumentElement());
        } catch (Exception e) {
            throw new AssertionError("not XML: " + xml, e);
        }
    }

    /** @return names of the verbs in order */
    public List<String> verbs() {
        List<String> names = new ArrayList<>();
        for (Node child = root.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                names.add(element.getTagName());
            }
        }
        return names;
    }

    public String attribute(String element, String name) {
        return element(element).getAttribute(name);
    }

    public String text(String element) {
        return element(element).getTextContent();
    }

    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        var all = root.getElementsByTagName("Parameter");
        for (int i = 0; i < all.getLength(); i++) {
            parameters.put(((Element) all.item(i)).getAttribute("name"), ((Element) all.item(i)).getAttribute("value"));
        }
        return parameters;
    }

    private Element element(String name) {
        Element found = (Element) root.getElementsByTagName(name).item(0);
        if (found == null) {
            throw new AssertionError("no <" + name + "> but " + verbs());
        }
        return found;
    }
}
