package io.trunkline.lab.script;

import io.trunkline.lab.carrier.LineConditions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One caller's part in one call, all variables filled in.
 *
 * @param name         the file's name without its ending
 * @param title        one line for people
 * @param from         the caller's number in E.164 form; empty when withheld
 * @param to           the line that is dialled, E.164
 * @param voice        the name of the synthesis voice
 * @param line         what the connection does to the caller's sound
 * @param limit        the caller hangs up when the call lasts longer: a failure
 * @param patience     silence of the far side after which the caller gives up: a failure
 * @param values       the variables and what they stand for in this run
 * @param givens       what the CRM must hold before the call
 * @param steps        what the caller does, in order
 * @param expectations what is judged afterwards, in the order of the file
 */
public record CallScript(String name, String title, Optional<String> from, String to, String voice, LineConditions line,
        Duration limit, Duration patience, Map<String, String> values, List<Given> givens, List<Step> steps,
        List<Expectation> expectations) {

    public CallScript {
        values = Map.copyOf(values);
        givens = List.copyOf(givens);
        steps = List.copyOf(steps);
        expectations = List.copyOf(expectations);
    }

    /** The same script spoken by another voice. */
    public CallScript withVoice(String other) {
        return new CallScript(name, title, from, to, other, line, limit, patience, values, givens, steps, expectations);
    }

    /** The same script over another connection. */
    public CallScript withLine(LineConditions other) {
        return new CallScript(name, title, from, to, voice, other, limit, patience, values, givens, steps, expectations);
    }

    /** Every text the caller may speak, so that it can be synthesised before the call. */
    public List<String> spokenTexts() {
        return steps.stream().map(Step::act).filter(Act.Say.class::isInstance).map(act -> ((Act.Say) act).text())
                .distinct().toList();
    }
}
