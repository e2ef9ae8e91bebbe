package io.trunkline.lab.script;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Where the values of a script's variables come from: as written, or drawn at random from a seed. The same seed, script
 * and day give the same values.
 */
public final class Draw {

    /** Two alike letters are told apart badly even by people on a phone line: B and D, M and N; one of each is left. */
    private static final String LETTERS = "ABCFHJKLMQRSWXYZ";
    private final Optional<RandomGenerator> random;
    private final LocalDate today;

    private Draw(Optional<RandomGenerator> random, LocalDate today) {
        this.random = random;
        this.today = today;
    }

    /** Every variable has the value that is written in the script. */
    public static Draw asWritten(LocalDate today) {
        return new Draw(Optional.empty(), today);
    }

    /** Every variable that has an {@code or random} is drawn. */
    public static Draw random(long seed, LocalDate today) {
        return new Draw(Optional.of(RandomGeneratorFactory.of("L64X128MixRandom").create(seed)), today);
    }

    /** As written without a seed, else random. */
    public static Draw of(OptionalLong seed, LocalDate today) {
        return seed.isPresent() ? random(seed.getAsLong(), today) : asWritten(today);
    }

    /** The value of one variable; empty when the kind is not known. */
    Optional<String> value(String written, List<String> kind) {
        Optional<String> plain = relativeDate(written);
        return random.isEmpty() || kind.isEmpty() ? Optional.of(plain.orElse(written)) : drawn(random.get(), kind);
    }

    private Optional<String> relativeDate(String written) {
        return switch (written) {
            case "today" -> Optional.of(today.toString());
            case "yesterday" -> Optional.of(today.minusDays(1).toString());
            case "last month" -> Optional.of(YearMonth.from(today).minusMonths(1).atDay(14).toString());
            default -> Optional.empty();
        };
    }

    private Optional<String> drawn(RandomGenerator from, List<String> kind) {
        String name = String.join(" ", kind.stream().takeWhile(word -> word.chars().allMatch(Character::isLetter)).toList());
        List<String> rest = kind.subList(name.isEmpty() ? 0 : name.split(" ").length, kind.size());
        return switch (name) {
            case "order number" -> Optional.of(letters(from, 2) + digits(from, 4));
            case "digits" -> rest.size() == 1 && rest.getFirst().matches("[1-9][0-9]?")
                    ? Optional.of(digits(from, Integer.parseInt(rest.getFirst()))) : Optional.empty();
            case "amount" -> amount(from, String.join("", rest));
            case "date in last month" -> Optional.of(dayIn(from, YearMonth.from(today).minusMonths(1)));
            case "date in this year" -> Optional.of(today.withDayOfYear(1)
                    .plusDays(from.nextLong(ChronoUnit.DAYS.between(today.withDayOfYear(1), today) + 1)).toString());
            default -> name.startsWith("one of ") ? oneOf(from, kind.subList(2, kind.size())) : Optional.empty();
        };
    }

    private static Optional<String> amount(RandomGenerator from, String range) {
        if (!range.matches("[0-9]{1,6}\\.\\.[0-9]{1,6}")) {
            return Optional.empty();
        }
        int low = Integer.parseInt(range.substring(0, range.indexOf('.')));
        int high = Integer.parseInt(range.substring(range.lastIndexOf('.') + 1));
        return low > high ? Optional.empty() : Optional.of(from.nextInt(low, high + 1) + ".00");
    }

    private static Optional<String> oneOf(RandomGenerator from, List<String> words) {
        var choices = new ArrayList<String>();
        for (String choice : String.join(" ", words).split(",")) {
            choices.add(choice.strip());
        }
        return Optional.of(choices.get(from.nextInt(choices.size())));
    }

    private static String dayIn(RandomGenerator from, YearMonth month) {
        return month.atDay(from.nextInt(month.lengthOfMonth()) + 1).toString();
    }

    private static String letters(RandomGenerator from, int count) {
        return from.ints(count, 0, LETTERS.length()).collect(StringBuilder::new,
                (s, i) -> s.append(LETTERS.charAt(i)), StringBuilder::append).toString();
    }

    /** No digit follows itself: people say "double five" then, or are asked again. The first one isn't zero. */
    private static String digits(RandomGenerator from, int count) {
        var digits = new StringBuilder();
        int last = 0;
        while (digits.length() < count) {
            int next = from.nextInt(10);
            if (next != last) {
                digits.append(next);
                last = next;
            }
        }
        return digits.toString();
    }
}
