package io.trunkline.lab.script;

import io.trunkline.lab.script.LineCursor.Unreadable;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code must …} lines. */
final class ExpectationLines {

    private ExpectationLines() {
    }

    /** The words behind {@code must}. */
    static Expectation read(LineCursor words, int line) throws Unreadable {
        if (words.takes("hear", "music")) {
            return new Expectation.HearsMusic(line);
        }
        if (words.takes("hear")) {
            return new Expectation.Hears(StepLines.phrase(words), line);
        }
        if (words.takes("never", "hear")) {
            return new Expectation.NeverHears(StepLines.phrase(words), line);
        }
        if (words.takes("stop", "within")) {
            return new Expectation.StopsWhenInterrupted(words.millis("how soon the agent stops"), line);
        }
        if (words.takes("not", "happen")) {
            return happening(words, false, line);
        }
        if (words.takes("happen")) {
            return happening(words, true, line);
        }
        throw new Unreadable("behind 'must' write 'hear \"…\"', 'hear music', 'never hear \"…\"', 'stop within 600 ms', "
                + "'happen …' or 'not happen …', not " + words.peek());
    }

    private static Expectation happening(LineCursor words, boolean wanted, int line) throws Unreadable {
        if (words.takes("tool")) {
            return new Expectation.ToolRan(words.word("the tool's name"), checks(words), wanted, line);
        }
        if (words.takes("escalation")) {
            return new Expectation.Escalated(checks(words), wanted, line);
        }
        if (words.takes("crm", "interaction")) {
            return new Expectation.CrmInteraction(checks(words), wanted, line);
        }
        if (wanted && words.takes("disposition")) {
            return new Expectation.EndedAs(words.word("the disposition"), line);
        }
        if (wanted && words.takes("end", "by", "agent")) {
            return new Expectation.EndedBy(Expectation.Side.AGENT, line);
        }
        if (wanted && words.takes("end", "by", "caller")) {
            return new Expectation.EndedBy(Expectation.Side.CALLER, line);
        }
        throw new Unreadable("what happens is 'tool NAME', 'escalation', 'crm interaction', 'disposition NAME' or "
                + "'end by agent|caller', not " + words.peek());
    }

    private static List<FieldCheck> checks(LineCursor words) throws Unreadable {
        var checks = new ArrayList<FieldCheck>();
        boolean more = words.takes("with");
        while (more) {
            checks.add(check(words));
            more = words.takes(",");
        }
        return checks;
    }

    private static FieldCheck check(LineCursor words) throws Unreadable {
        String field = words.word("a field's name");
        if (words.takes("=")) {
            return new FieldCheck(field, FieldCheck.How.IS, words.word("the value of " + field));
        }
        if (words.takes("contains")) {
            return new FieldCheck(field, FieldCheck.How.CONTAINS, words.word("what " + field + " contains"));
        }
        throw new Unreadable("behind " + field + " write '= VALUE' or 'contains \"…\"', not " + words.peek());
    }
}
