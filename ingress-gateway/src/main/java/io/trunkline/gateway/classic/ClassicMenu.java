package io.trunkline.gateway.classic;

import io.trunkline.catalog.line.Department;
import io.trunkline.catalog.line.Line;
import io.trunkline.catalog.line.Phrase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a caller can choose by key when no model answers, made of the line's file. Departments keep the keys of the line's own menu; those without
 * one, messages and opening hours get free ones. When nobody is there departments and person aren't offered, if a message can be left. Immutable.
 *
 * @param choices by key, in the order they are said
 */
record ClassicMenu(Line line, boolean open, Map<String, Choice> choices) {
    private static final String OPERATOR = "0";
    private static final int KEYS = 9;

    /** What a key leads to. */
    sealed interface Choice {
        record ToDepartment(Department department) implements Choice {}

        record ToOperator() implements Choice {}

        record Message() implements Choice {}

        record Hours() implements Choice {}
    }

    static ClassicMenu of(Line line, Instant now) {
        boolean open = line.hours().map(hours -> hours.openAt(now)).orElse(true);
        Map<String, Choice> choices = new LinkedHashMap<>();
        if (open || !line.overflow().takesMessages()) {
            line.departments().values().forEach(d -> d.key().ifPresent(key -> choices.put(key, new Choice.ToDepartment(d))));
            line.departments().values().stream().filter(d -> d.key().isEmpty())
                    .forEach(d -> free(choices, false).ifPresent(key -> choices.put(key, new Choice.ToDepartment(d))));
            choices.put(OPERATOR, new Choice.ToOperator());
        }
        if (line.overflow().takesMessages()) {
            free(choices, true).ifPresent(key -> choices.put(key, new Choice.Message()));
        }
        if (line.hours().isPresent()) {
            free(choices, true).ifPresent(key -> choices.put(key, new Choice.Hours()));
        }
        return new ClassicMenu(line, open, choices);
    }

    Optional<Choice> of(String digits) {
        return Optional.ofNullable(choices.get(digits));
    }

    /** @return the sentences, the departments' first */
    List<String> spoken() {
        List<String> say = new ArrayList<>();
        if (!open) {
            say.add(hours(Phrase.CLOSED));
        }
        choices.forEach((key, choice) -> say.add(switch (choice) {
            case Choice.ToDepartment to -> line.words(Phrase.CLASSIC_DEPARTMENT, "department", to.department().name().replace('-', ' ').replace('_', ' '), "key", key);
            case Choice.ToOperator to -> line.words(Phrase.CLASSIC_OPERATOR);
            case Choice.Message message -> line.words(Phrase.CLASSIC_VOICEMAIL, "key", key);
            case Choice.Hours hours -> line.words(Phrase.CLASSIC_HOURS, "key", key);
        }));
        return say;
    }

    /** @return {@code phrase} with the line's opening hours */
    String hours(Phrase phrase) {
        return line.hours().map(hours -> line.words(phrase, "hours", hours.spoken())).orElse("");
    }

    private static Optional<String> free(Map<String, Choice> taken, boolean fromTheEnd) {
        return IntStream.rangeClosed(1, KEYS).map(key -> fromTheEnd ? KEYS + 1 - key : key).mapToObj(Integer::toString)
                .filter(key -> !taken.containsKey(key)).findFirst();
    }
}
