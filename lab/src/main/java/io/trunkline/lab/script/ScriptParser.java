package io.trunkline.lab.script;

import io.trunkline.lab.script.LineCursor.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads caller scripts; {@code docs/call-scripts.md} describes the language. */
public final class ScriptParser {

    private final String file;
    private final Draw draw;
    private final Values values = new Values();
    private final Heading heading = new Heading();
    private final List<Given> givens = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Expectation> expectations = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    private ScriptParser(String file, Draw draw) {
        this.file = file;
        this.draw = draw;
    }

    /** Reads a file. */
    public static ParsedScript parse(Path file, Draw draw) throws IOException {
        return parse(file.toString(), Files.readString(file), draw);
    }

    /**
     * Reads a text.
     *
     * @param file how the text is called in messages; its last part without {@code .call} is the script's name
     */
    public static ParsedScript parse(String file, String text, Draw draw) {
        return new ScriptParser(file, draw).read(LogicalLine.split(text));
    }

    private ParsedScript read(List<LogicalLine> lines) {
        for (LogicalLine line : lines) {
            try {
                read(line);
            } catch (Unreadable | Values.Unfilled e) {
                faults.add(new Fault(file, line.number(), e.getMessage()));
            }
        }
        checkWhole(lines.isEmpty() ? 1 : lines.getLast().number());
        return faults.isEmpty() ? new ParsedScript.Good(script()) : new ParsedScript.Bad(faults);
    }

    private void read(LogicalLine line) throws Unreadable, Values.Unfilled {
        LineCursor words = new LineCursor(values.fill(line.text()));
        String first = line.text().split("\\s", 2)[0];
        if (StepLines.begins(first)) {
            steps.add(StepLines.read(words, line.number()));
            words.end();
            return;
        }
        words.word("a keyword");
        switch (first) {
            case "let" -> let(words);
            case "given" -> givens.add(given(words));
            case "must" -> expectations.add(ExpectationLines.read(words, line.number()));
            default -> unknownUnlessHeading(first, words);
        }
        words.end();
    }

    private void unknownUnlessHeading(String first, LineCursor words) throws Unreadable {
        if (!heading.takes(first, words)) {
            throw new Unreadable("\"" + first + "\" begins no line; lines begin with call, from, to, voice, line, limit, "
                    + "patience, let, given, at, after, when, whenever, over or must");
        }
    }

    private void let(LineCursor words) throws Unreadable {
        String name = words.word("a variable's name");
        if (!name.matches("[a-z][a-z0-9_]*") || !words.takes("=")) {
            throw new Unreadable("write 'let name = value' or 'let name = value or random KIND', the name in small letters");
        }
        var written = new ArrayList<String>();
        while (!words.done() && !words.takes("or", "random")) {
            written.add(words.word("a value"));
        }
        List<String> kind = words.rest();
        values.put(name, draw.value(String.join(" ", written), kind).orElseThrow(() -> new Unreadable(
                "random \"" + String.join(" ", kind) + "\" is not known; write 'order number', 'digits N', 'amount A..B', "
                        + "'one of a, b, c', 'date in last month' or 'date in this year'")));
    }

    private static Given given(LineCursor words) throws Unreadable {
        if (words.takes("customer")) {
            return new Given(Given.Kind.CUSTOMER, words.word("the customer's id"), fields(words));
        }
        if (words.takes("order")) {
            return new Given(Given.Kind.ORDER, words.word("the order's id"), fields(words));
        }
        if (words.takes("charge", "to")) {
            return new Given(Given.Kind.CHARGE, words.word("the customer's id"), fields(words));
        }
        throw new Unreadable("given is 'customer ID', 'order ID' or 'charge to ID', then 'with name = value, …', not "
                + words.peek());
    }

    private static Map<String, String> fields(LineCursor words) throws Unreadable {
        Map<String, String> fields = new LinkedHashMap<>();
        boolean more = words.takes("with");
        while (more) {
            String name = words.word("a field's name");
            if (!words.takes("=")) {
                throw new Unreadable("behind " + name + " write '= VALUE', not " + words.peek());
            }
            fields.put(name, words.word("the value of " + name));
            more = words.takes(",");
        }
        return fields;
    }

    private void checkWhole(int lastLine) {
        if (heading.from.isEmpty() && !heading.withheld) {
            faults.add(new Fault(file, lastLine, "who calls is missing; write 'from +14155550100' or 'from withheld'"));
        }
        if (heading.to.isEmpty()) {
            faults.add(new Fault(file, lastLine, "which line is dialled is missing; write 'to +18005551234'"));
        }
        if (steps.isEmpty()) {
            faults.add(new Fault(file, lastLine, "the caller does nothing; write at least 'after agent stay silent'"));
        }
    }

    private CallScript script() {
        String last = file.substring(file.replace('\\', '/').lastIndexOf('/') + 1);
        String name = last.endsWith(".call") ? last.substring(0, last.length() - ".call".length()) : last;
        return new CallScript(name, heading.title.isEmpty() ? name : heading.title, heading.from, heading.to.orElseThrow(),
                heading.voice, heading.line, heading.limit, heading.patience, values.all(), givens, steps, expectations);
    }
}
