package io.trunkline.lab.script;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** English numbers in words, both ways, for whole numbers from 0 to 999,999. */
public final class NumberWords {

    private static final String[] SMALL = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
        "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
    private static final String[] TENS = {"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty",
        "ninety"};
    private static final String[] SMALL_ORDINALS = {"", "first", "second", "third", "fourth", "fifth", "sixth", "seventh",
        "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
        "seventeenth", "eighteenth", "nineteenth"};
    private static final Map<String, Integer> UNITS = new HashMap<>();
    private static final Map<String, Integer> TEENS = new HashMap<>();
    private static final Map<String, Integer> TENS_BY_WORD = new HashMap<>();
    /** "first" and "second" are numbers only here: "one second" is none. */
    private static final Map<String, Integer> AFTER_TENS = new HashMap<>();

    static {
        for (int i = 0; i < 20; i++) {
            (i < 10 ? UNITS : TEENS).put(SMALL[i], i);
            if (i > 2) {
                (i < 10 ? UNITS : TEENS).put(SMALL_ORDINALS[i], i);
            }
        }
        for (int i = 2; i < 10; i++) {
            TENS_BY_WORD.put(TENS[i], i * 10);
            TENS_BY_WORD.put(TENS[i].replace("y", "ieth"), i * 10);
        }
        TENS_BY_WORD.put("fourty", 40);
        AFTER_TENS.putAll(UNITS);
        AFTER_TENS.putAll(Map.of("first", 1, "second", 2));
    }

    private NumberWords() {
    }

    /** The number in words, without "and": 347 is "three hundred forty seven". */
    public static String toWords(long number) {
        if (number < 0 || number > 999_999) {
            throw new IllegalArgumentException("0 to 999999, not " + number);
        }
        if (number >= 1000) {
            return toWords(number / 1000) + " thousand" + rest(number % 1000);
        }
        if (number >= 100) {
            return SMALL[(int) number / 100] + " hundred" + rest(number % 100);
        }
        return number < 20 ? SMALL[(int) number] : TENS[(int) number / 10] + rest(number % 10);
    }

    private static String rest(long number) {
        return number == 0 ? "" : " " + toWords(number);
    }

    /** A number found in a list of words: its value and how many words it took; 0 words when there is none. */
    record Read(long value, int words) {
    }

    static Read read(List<String> words, int at) {
        Read below = belowHundred(words, at);
        if (below.words() == 0) {
            return below;
        }
        Read hundreds = scaled(words, at, below, "hundred", 100);
        return scaled(words, at, hundreds, "thousand", 1000);
    }

    private static Read scaled(List<String> words, int at, Read so, String scale, int factor) {
        int next = at + so.words();
        if (next >= words.size() || !words.get(next).equals(scale)) {
            return so;
        }
        next++;
        int tail = next < words.size() && words.get(next).equals("and") ? next + 1 : next;
        Read rest = factor == 100 ? belowHundred(words, tail) : read(words, tail);
        boolean fits = rest.words() > 0 && rest.value() < factor;
        return new Read(so.value() * factor + (fits ? rest.value() : 0), (fits ? tail + rest.words() : next) - at);
    }

    private static Read belowHundred(List<String> words, int at) {
        String word = at < words.size() ? words.get(at) : "";
        if (UNITS.containsKey(word)) {
            return new Read(UNITS.get(word), 1);
        }
        if (TEENS.containsKey(word)) {
            return new Read(TEENS.get(word), 1);
        }
        if (!TENS_BY_WORD.containsKey(word)) {
            return digits(words, at);
        }
        Integer unit = at + 1 < words.size() ? AFTER_TENS.get(words.get(at + 1)) : null;
        boolean joined = unit != null && unit > 0;
        return new Read(TENS_BY_WORD.get(word) + (joined ? unit : 0), joined ? 2 : 1);
    }

    /** "3 hundred 47": digits count as words when a scale follows. */
    private static Read digits(List<String> words, int at) {
        boolean scale = at + 1 < words.size() && (words.get(at + 1).equals("hundred") || words.get(at + 1).equals("thousand"));
        return scale && words.get(at).matches("[0-9]{1,3}") ? new Read(Long.parseLong(words.get(at)), 1) : new Read(0, 0);
    }
}
