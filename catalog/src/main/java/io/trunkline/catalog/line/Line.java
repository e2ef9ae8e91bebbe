package io.trunkline.catalog.line;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A number that people dial and what happens on it.
 *
 * @param number              E.164
 * @param name                for dashboards, such as {@code acme-main}
 * @param company             as spoken, such as {@code Acme}
 * @param agent               the voice agent that answers
 * @param say                 what the carrier says before connecting, if anything
 * @param trustUnattested     whether a known number counts as trust {@code NUMBER} without the carrier's full attestation
 * @param operatorQueue       where {@code 0} and every last resort lead
 * @param departments         by name, in the file's order
 * @param menu                the key menu, if the line has one
 * @param capacity            calls its voice agents may have at once, if that is bounded
 * @param overflow            what becomes of callers for whom there is no voice agent
 * @param hours               when people are there, if that is said
 * @param operatorNumber      E.164 number of a person, reached by the carrier alone when nothing of ours answers
 * @param whenContextIsAway   what becomes of new callers while Redis can't be reached
 * @param words               what the carrier says, by {@link #words(Phrase, String...)}
 */
public record Line(String number, String name, String company, String agent, Optional<String> say, boolean trustUnattested,
        String operatorQueue, Map<String, Department> departments, Optional<Menu> menu, OptionalInt capacity, Overflow overflow,
        Optional<OpeningHours> hours, Optional<String> operatorNumber, ContextAway whenContextIsAway, Map<Phrase, String> words) {

    /** @param values name and value, in turns, of what the phrase holds in braces; the company is known */
    public String words(Phrase phrase, String... values) {
        String text = words.get(phrase).replace("{company}", company);
        for (int i = 0; i + 1 < values.length; i += 2) {
            text = text.replace("{" + values[i] + "}", values[i + 1]);
        }
        return text;
    }

    /** @return the department that {@code key} chooses in the menu */
    public Optional<Department> departmentOfKey(String key) {
        return departments.values().stream().filter(d -> d.key().filter(key::equals).isPresent()).findFirst();
    }

    /** @return the queue of a department, the operator's where the department is unknown or null */
    public String queueOf(String department) {
        Department found = department == null ? null : departments.get(department);
        return found == null ? operatorQueue : found.queue();
    }
}
