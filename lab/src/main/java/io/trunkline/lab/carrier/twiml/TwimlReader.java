package io.trunkline.lab.carrier.twiml;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads one document. One use each. */
final class TwimlReader {

    private static final int LARGEST = 64 * 1024;
    private static final int PARAMETER_LIMIT = 500;

    private final List<String> warnings = new ArrayList<>();

    Twiml read(String xml) {
        try {
            Element root = root(xml);
            List<Verb> verbs = new ArrayList<>();
            for (Element element : children(root)) {
                verbs.add(verb(element));
            }
            return new Twiml.Program(List.copyOf(verbs), List.copyOf(warnings));
        } catch (TwimlProblem | SAXException e) {
            return new Twiml.Broken(e.getMessage());
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's XML parser is not what it was", e);
        }
    }

    private static Element root(String xml) throws SAXException, IOException, ParserConfigurationException {
        if (xml.length() > LARGEST) {
            throw new TwimlProblem("document is larger than 64 KB");
        }
        // the JDK's own: to look for another one reads every jar of the class path, for each document
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        // the default handler prints errors on the console
        builder.setErrorHandler(new DefaultHandler());
        Element root = builder.parse(new InputSource(new StringReader(xml.strip()))).getDocumentElement();
        if (!root.getTagName().equals("Response")) {
            throw new TwimlProblem("root element must be Response but is " + root.getTagName());
        }
        return root;
    }

    private Verb verb(Element element) {
        Attributes attributes = new Attributes(element);
        Verb verb = switch (element.getTagName()) {
            case "Say" -> say(element, attributes);
            case "Play" -> new Verb.Play(text(element), attributes.text("digits"), attributes.number("loop", 1));
            case "Pause" -> new Verb.Pause(attributes.seconds("length", 1));
            case "Gather" -> gather(element, attributes);
            case "Connect" -> connect(element, attributes);
            case "Redirect" -> new Verb.Redirect(required(element), attributes.method("method"));
            case "Enqueue" -> enqueue(element, attributes);
            case "Dial" -> dial(element, attributes);
            case "Record" -> recording(attributes);
            case "Hangup" -> new Verb.Hangup();
            case "Reject" -> new Verb.Reject(attributes.text("reason", "rejected"));
            case "Leave" -> new Verb.Leave();
            default -> throw new TwimlProblem("verb is not known: " + element.getTagName());
        };
        attributes.warn(warnings);
        return verb;
    }

    private static Verb say(Element element, Attributes attributes) {
        attributes.known("voice", "language");
        return new Verb.Say(text(element), attributes.number("loop", 1));
    }

    private Verb gather(Element element, Attributes attributes) {
        attributes.known("speechTimeout", "maxSpeechTime", "bargeIn", "language", "hints", "speechModel", "enhanced", "profanityFilter");
        attributes.known("partialResultCallback", "partialResultCallbackMethod", "debug");
        List<Verb> prompts = new ArrayList<>();
        for (Element child : children(element)) {
            Verb prompt = verb(child);
            if (!(prompt instanceof Verb.Say || prompt instanceof Verb.Play || prompt instanceof Verb.Pause)) {
                throw new TwimlProblem(child.getTagName() + " is not allowed in Gather");
            }
            prompts.add(prompt);
        }
        return new Verb.Gather(
                attributes.text("input", "dtmf").contains("dtmf"),
                attributes.text("action"),
                attributes.method("method"),
                attributes.seconds("timeout", 5),
                attributes.number("numDigits", 0),
                attributes.text("finishOnKey", "#"),
                attributes.flag("actionOnEmptyResult", false),
                List.copyOf(prompts));
    }

    private Verb connect(Element element, Attributes attributes) {
        Element stream = only(element);
        if (!stream.getTagName().equals("Stream")) {
            throw new TwimlProblem("this carrier connects streams only, not " + stream.getTagName());
        }
        return new Verb.Connect(attributes.text("action"), attributes.method("method"), stream(stream));
    }

    private Verb.Stream stream(Element element) {
        Attributes attributes = new Attributes(element);
        attributes.known("connectorName");
        if (!attributes.text("track", "inbound_track").equals("inbound_track")) {
            throw new TwimlProblem("a connected Stream has the inbound track only");
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (Element child : children(element)) {
            parameter(child, parameters);
        }
        Verb.Stream stream = new Verb.Stream(
                attributes.text("url"),
                attributes.text("name"),
                Collections.unmodifiableMap(parameters),
                attributes.text("statusCallback"),
                attributes.method("statusCallbackMethod"));
        attributes.warn(warnings);
        return stream;
    }

    private static void parameter(Element element, Map<String, String> parameters) {
        String name = element.getAttribute("name");
        String value = element.getAttribute("value");
        if (!element.getTagName().equals("Parameter") || name.isEmpty()) {
            throw new TwimlProblem("a Stream holds Parameters with a name");
        }
        if (name.length() + value.length() >= PARAMETER_LIMIT) {
            throw new TwimlProblem("Parameter " + name + ": name and value must be shorter than 500 characters together");
        }
        parameters.put(name, value);
    }

    private static Verb enqueue(Element element, Attributes attributes) {
        attributes.known("maxQueueSize");
        String workflow = attributes.text("workflowSid");
        List<Element> tasks = children(element);
        String json = workflow.isEmpty() || tasks.isEmpty() ? "" : text(tasks.getFirst());
        int priority = json.isEmpty() ? 0 : new Attributes(tasks.getFirst()).number("priority", 0);
        if (workflow.isEmpty() && (!tasks.isEmpty() || text(element).isEmpty())) {
            throw new TwimlProblem("Enqueue needs a queue's name, or a workflowSid and a Task");
        }
        return new Verb.Enqueue(
                workflow,
                workflow.isEmpty() ? text(element) : "",
                json,
                priority,
                attributes.text("action"),
                attributes.method("method"),
                attributes.text("waitUrl"),
                attributes.method("waitUrlMethod"));
    }

    private static Verb dial(Element element, Attributes attributes) {
        attributes.known("timeLimit", "callerId", "answerOnBridge", "hangupOnStar", "ringTone", "record", "recordingTrack", "trim");
        attributes.known("recordingStatusCallback", "recordingStatusCallbackMethod", "recordingStatusCallbackEvent");
        attributes.known("referUrl", "referMethod", "sequential", "events");
        List<Element> nouns = children(element);
        String noun = nouns.isEmpty() ? "Number" : nouns.getFirst().getTagName();
        if (!List.of("Number", "Conference", "Queue", "Sip", "Client").contains(noun)) {
            throw new TwimlProblem(noun + " is not allowed in Dial");
        }
        String target = nouns.isEmpty() ? required(element) : required(nouns.getFirst());
        return new Verb.Dial(
                noun, target, attributes.text("action"), attributes.method("method"), attributes.seconds("timeout", 30));
    }

    private static Verb recording(Attributes attributes) {
        attributes.known("trim", "recordingStatusCallback", "recordingStatusCallbackEvent", "recordingStatusCallbackMethod");
        attributes.known("transcribe", "transcribeCallback");
        return new Verb.Record(
                attributes.text("action"),
                attributes.method("method"),
                attributes.seconds("timeout", 5),
                attributes.text("finishOnKey", "1234567890*#"),
                attributes.seconds("maxLength", 3600),
                attributes.flag("playBeep", true));
    }

    private static Element only(Element element) {
        List<Element> children = children(element);
        if (children.size() != 1) {
            throw new TwimlProblem(element.getTagName() + " needs exactly one element inside");
        }
        return children.getFirst();
    }

    private static String required(Element element) {
        String text = text(element);
        if (text.isEmpty()) {
            throw new TwimlProblem(element.getTagName() + " must not be empty");
        }
        return text;
    }

    private static String text(Element element) {
        return element.getTextContent().strip();
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }
}
