package io.trunkline.gateway.lines;

import io.trunkline.catalog.Catalog;
import io.trunkline.catalog.line.Department;
import io.trunkline.catalog.line.Line;
import io.trunkline.gateway.context.CallContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Which line, and whose voice agent. Immutable. */
@ApplicationScoped
public class Routing {
    /** Always leads to a person. */
    public static final String OPERATOR_KEY = "0";
    private static final String DEFAULT_OPERATOR_QUEUE = "operator";
    /** A wrong key is asked for again this often. */
    private static final int MENU_ROUNDS = 2;

    private final Catalog catalog;

    @Inject
    Routing(Catalog catalog) {
        this.catalog = catalog;
    }

    /** What a key pressed in a menu comes to. */
    public sealed interface Choice {
        /** A voice agent; {@code department} is null when none was chosen. */
        record ToAgent(String agent, String department) implements Choice {}

        /** The line's voice agent, in a language. */
        record Speak(String agent, String language) implements Choice {}

        record ToOperator() implements Choice {}

        /** No such choice: ask once more. */
        record AskAgain(int round) implements Choice {}
    }

    public Optional<Line> line(String number) {
        return catalog.line(number);
    }

    /** @return SHA-256 of the configuration this process runs with */
    public String fingerprint() {
        return catalog.fingerprint();
    }

    /** @param digits pressed, empty when the caller stayed on the line; @param round from 1 */
    public Choice choose(Line line, String digits, int round) {
        if (digits.equals(OPERATOR_KEY)) {
            return new Choice.ToOperator();
        }
        Optional<Department> department = line.departmentOfKey(digits);
        if (department.isPresent()) {
            return new Choice.ToAgent(department.get().agent(), department.get().name());
        }
        Optional<String> language = line.menu().flatMap(menu -> menu.languageOfKey(digits));
        if (language.isPresent()) {
            return new Choice.Speak(line.agent(), language.get());
        }
        return digits.isEmpty() || round >= MENU_ROUNDS ? new Choice.ToAgent(line.agent(), null) : new Choice.AskAgain(round + 1);
    }

    /** @return the operator's queue of the call's line; of a line no longer declared, the usual one */
    public String operatorQueue(CallContext call) {
        return line(call.line()).map(Line::operatorQueue).orElse(DEFAULT_OPERATOR_QUEUE);
    }

    /** @return the queue of the call's department, the operator's where it has none */
    public String departmentQueue(CallContext call) {
        return line(call.line()).map(line -> line.queueOf(call.department())).orElse(DEFAULT_OPERATOR_QUEUE);
    }
}
