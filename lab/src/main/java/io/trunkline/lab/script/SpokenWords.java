package io.trunkline.lab.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Splits text into comparable words: numbers as digits, no punctuation. */
final class SpokenWords {

    private static final Pattern MONEY = Pattern.compile("\\$\\s*([0-9][0-9,]*)(?:\\.([0-9]{2}))?");
    private static final Pattern THOUSANDS = Pattern.compile("(?<=[0-9]),(?=[0-9]{3}\\b)");
    private static final Pattern ZERO_CENTS = Pattern.compile("\\b([0-9]+)\\.00\\b");
    private static final Pattern ORDINAL = Pattern.compile("\\b([0-9]+)(st|nd|rd|th)\\b");
    /** Names that a recogniser writes as it likes. */
    private static final Pattern FEDEX = Pattern.compile("\\bfed[- ]?e?x\\b");
    private static final Pattern APOSTROPHE = Pattern.compile("['’]");
    private static final Map<String, String> SAME = Map.of("dollar", "dollars", "cent", "cents", "okay", "ok",
            "e-mail", "email", "authorised", "authorized", "cancelled", "canceled", "colour", "color");

    private SpokenWords() {
    }

    static List<String> of(String text) {
        String plain = MONEY.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(
                m -> m.group(1) + (m.group(2) == null || m.group(2).equals("00") ? "" : " dollars " + m.group(2))
                        + (m.group(2) == null || m.group(2).equals("00") ? " dollars" : " cents"));
        plain = THOUSANDS.matcher(plain).replaceAll("");
        plain = ZERO_CENTS.matcher(plain).replaceAll("$1");
        plain = ORDINAL.matcher(plain).replaceAll("$1");
        plain = APOSTROPHE.matcher(plain).replaceAll("");
        plain = FEDEX.matcher(plain).replaceAll("fedex");
        return numbersAsDigits(words(plain.replaceAll("[^a-z0-9]+", " ").strip()));
    }

    private static List<String> words(String plain) {
        var words = new ArrayList<String>();
        for (String word : plain.isEmpty() ? new String[0] : plain.split(" ")) {
            words.add(SAME.getOrDefault(word, word));
        }
        return words;
    }

    private static List<String> numbersAsDigits(List<String> words) {
        var result = new ArrayList<String>();
        int at = 0;
        while (at < words.size()) {
            NumberWords.Read read = NumberWords.read(words, at);
            result.add(read.words() == 0 ? words.get(at) : Long.toString(read.value()));
            at += Math.max(1, read.words());
        }
        return result;
    }
}
