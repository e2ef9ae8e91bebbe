package io.trunkline.realtime.dialogue.hearing;

import io.trunkline.realtime.dialogue.graph.Slot;
import io.trunkline.speech.text.RecognizedText;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a slot's value out of a turn. */
public final class SlotReader {

    private static final double TOO_FAR = 3;
    private static final Pattern PERIOD = Pattern.compile("\\b((?:last|this|previous|past) (?:month|week|year|january|february|march"
            + "|april|may|june|july|august|september|october|november|december)|(?:a|two|three|four|couple of|a couple of|a few) (?:days|weeks|months)"
            + " ago|a (?:week|month) ago|yesterday|today|(?:january|february|march|april|june|july|august|september|october"
            + "|november|december)(?: \\d{1,2}(?:st|nd|rd|th)?)?|(?:in|of|from|since|early|late|mid) may)\\b");

    private static final String TENS = "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?: (?:one|two|three|four|five|six|seven|eight|nine))?";
    private static final Pattern HALVES = Pattern.compile("(?:^|(?<!hundred)(?<!thousand)(?<!and) )((?:" + TENS + "|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|\\d{1,3})) "
            + "(" + TENS + "|\\d{2})(?: dollars| bucks)?(?! ?(?:hundred|thousand|cents|\\d))\\b");

    private SlotReader() {}

    /**
     * What was asked for, read as kindly as sense allows.
     *
     * @param sofar a piece known from an earlier turn, see {@link Candidates#part}; empty without
     */
    public static Candidates asked(Slot slot, Heard heard, String sofar) {
        return switch (slot) {
            case Slot.Code code -> heard.keys().isPresent()
                    ? keyed(code, heard.keys().get(), sofar)
                    : code(code, heard, sofar);
            case Slot.Amount ignored -> amount(heard, true);
            case Slot.Period ignored -> period(heard.plain());
            case Slot.Digits digits -> digits(digits, heard);
            case Slot.Words ignored -> heard.open().isBlank() ? Candidates.NONE : Candidates.sure(heard.open());
        };
    }

    /** What was told without being asked for: only what can hardly be anything else. */
    public static Candidates volunteered(Slot slot, Heard heard) {
        return switch (slot) {
            case Slot.Code code -> heard.readings().stream().map(words -> volunteered(code, words)).filter(Candidates::found).findFirst()
                    .orElse(Candidates.NONE);
            case Slot.Amount ignored -> amount(heard, false);
            case Slot.Period ignored -> period(heard.plain());
            case Slot.Digits ignored -> Candidates.NONE;
            case Slot.Words ignored -> Candidates.NONE;
        };
    }

    private static Candidates volunteered(Slot.Code code, String open) {
        return code.shapes().stream().flatMap(s -> CodeReader.find(open, s).entrySet().stream()).filter(e -> e.getValue() <= 0.5)
                .min(Comparator.comparingDouble(Map.Entry::getValue))
                .map(e -> candidates(code, List.of(e.getKey()), e.getValue())).orElse(Candidates.NONE);
    }

    private static Candidates code(Slot.Code code, Heard heard, String sofar) {
        Map<String, Double> costs = new LinkedHashMap<>();
        boolean spelled = CodeReader.strangeWords(heard.open()) < 3;
        for (String shape : code.shapes()) {
            collect(costs, CodeReader.find(heard.open(), shape), heard, 0);
            if (spelled) {
                collect(costs, CodeReader.find(heard.restricted(), shape), heard, 0);
                costs.putAll(completed(heard, shape, sofar));
            }
        }
        List<Map.Entry<String, Double>> sorted = new ArrayList<>(costs.entrySet());
        sorted.sort(Map.Entry.comparingByValue());
        if (sorted.isEmpty() || sorted.getFirst().getValue() > TOO_FAR) {
            return spelled ? beginning(code, heard) : Candidates.NONE;
        }
        double rival = sorted.size() > 1 && sorted.get(1).getValue() - sorted.getFirst().getValue() < 0.3 ? 0.5 : 0;
        return candidates(code, sorted.stream().filter(e -> e.getValue() <= TOO_FAR).map(Map.Entry::getKey).limit(4).toList(),
                sorted.getFirst().getValue() + rival);
    }

    private static Candidates candidates(Slot.Code code, List<String> values, double doubt) {
        List<String> alike = CodeLikeness.of(values.getFirst(), code.alike()).stream().filter(c -> !values.contains(c)).toList();
        return new Candidates(values, alike, "", doubt);
    }

    /** Both recognitions count: what both found is likelier than what only one did. */
    private static void collect(Map<String, Double> costs, Map<String, Double> found, Heard heard, double extra) {
        found.forEach((value, cost) -> costs.merge(value, cost + extra, (a, b) -> Math.min(a, b) - 0.4));
    }

    private static Map<String, Double> completed(Heard heard, String shape, String sofar) {
        Map<String, Double> whole = new LinkedHashMap<>();
        if (sofar.length() == shape.length() && sofar.contains("_")) {
            int from = sofar.indexOf('_');
            int to = sofar.lastIndexOf('_') + 1;
            for (String text : List.of(heard.restricted(), heard.open())) {
                CodeReader.find(text, shape.substring(from, to)).forEach((piece, cost) ->
                        whole.merge(sofar.substring(0, from) + piece + sofar.substring(to), cost + 0.1, Math::min));
            }
        }
        return whole;
    }

    private static Candidates beginning(Slot.Code code, Heard heard) {
        return code.shapes().stream()
                .flatMap(s -> Stream.of(CodeReader.beginning(heard.restricted(), s), CodeReader.beginning(heard.open(), s),
                        CodeReader.ending(heard.restricted(), s), CodeReader.ending(heard.open(), s)))
                .filter(p -> !p.isEmpty()).findFirst().map(Candidates::piece).orElse(Candidates.NONE);
    }

    /** A keypad has no letters: the digits are kept, the letters asked for. */
    private static Candidates keyed(Slot.Code code, String keys, String sofar) {
        for (String shape : code.shapes()) {
            int letters = shape.replace("9", "").length();
            if (shape.endsWith("9".repeat(keys.length())) && keys.length() == shape.length() - letters) {
                String known = sofar.length() == shape.length() ? sofar.substring(0, letters) : "_".repeat(letters);
                String whole = known + keys;
                return whole.contains("_") ? Candidates.piece(whole) : Candidates.sure(whole);
            }
        }
        return Candidates.NONE;
    }

    private static Candidates amount(Heard heard, boolean asked) {
        if (heard.keys().isPresent()) {
            String keys = heard.keys().get().replaceAll("\\D", "");
            return asked && !keys.isEmpty() ? Candidates.sure(keys.replaceFirst("^0+(?=\\d)", "")) : Candidates.NONE;
        }
        boolean money = heard.plain().matches(".*(\\$|\\bdollars?\\b|\\bcents\\b|\\bbucks\\b).*");
        // Heard freely, amounts come out best, but for "four a hundred" and the like; then the number words that were hinted at.
        boolean mistaken = heard.plain().matches(".*\\b(for|to|too|ate|won) (a )?(hundred|thousand)\\b.*");
        Stream<String> readings = mistaken ? Stream.of(heard.restricted(), heard.open()) : Stream.of(heard.open(), heard.restricted());
        Optional<Long> cents = readings.map(SlotReader::cents).flatMap(Optional::stream).findFirst();
        return cents.filter(c -> asked || money).map(c -> Candidates.sure(dollars(c))).orElse(Candidates.NONE);
    }

    private static Optional<Long> cents(String words) {
        return halves(Heard.plain(words)).or(() -> RecognizedText.cents(words)).filter(c -> c > 0);
    }

    /** "sixty four ninety nine" and "64 99 dollars" are $64.99. */
    private static Optional<Long> halves(String plain) {
        Matcher m = HALVES.matcher(plain);
        return m.find() ? RecognizedText.cents(m.group(1) + " dollars")
                .flatMap(d -> RecognizedText.cents(m.group(2) + " dollars").map(c -> d + c / 100)) : Optional.empty();
    }

    private static String dollars(long cents) {
        return cents % 100 == 0 ? "" + cents / 100 : "%d.%02d".formatted(cents / 100, cents % 100);
    }

    private static Candidates period(String plain) {
        Matcher m = PERIOD.matcher(plain);
        return m.find() ? Candidates.sure(capital(m.group(1).replaceFirst("^(in|of|from|since) ", ""))) : Candidates.NONE;
    }

    private static String capital(String period) {
        Matcher month = Pattern.compile("\\b(january|february|march|april|may|june|july|august|september|october|november|december)\\b")
                .matcher(period);
        return month.replaceAll(m -> Character.toUpperCase(m.group().charAt(0)) + m.group().substring(1));
    }

    private static Candidates digits(Slot.Digits slot, Heard heard) {
        Optional<String> digits = heard.keys().or(() -> RecognizedText.digits(heard.restricted())).or(() -> RecognizedText.digits(heard.open()));
        return digits.filter(d -> d.length() >= slot.least() && d.length() <= slot.most()).map(Candidates::sure).orElse(Candidates.NONE);
    }
}
