package io.trunkline.realtime.dialogue.hearing;

import io.trunkline.realtime.dialogue.hearing.CodeSounds.Sound;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds a spelled code of a known shape in recognised words. The shape tells letters from digits, so "eight bee seven four nine
 * two" is AB7492 where two letters and four digits are expected.
 */
final class CodeReader {

    private static final double STRANGE = 0.6; // a word inside the answer that is no part of a code

    private static final double AGAIN = 1.2;

    private static final Pattern CAPITALS = Pattern.compile("\\b([A-Z]{1,4})(\\d*)\\b");
    private static final Pattern SMALL = Pattern.compile("\\b([a-z]{1,3})(\\d{2,})\\b");

    private record Fit(String code, double cost, int strange, int end) {}

    private CodeReader() {}

    /** Codes of the shape, with what each costs (see {@link Sound#cost}); cheapest first. */
    static Map<String, Double> find(String text, String shape) {
        List<String> words = words(text);
        Map<String, Double> best = new LinkedHashMap<>();
        List<Fit> fits = new ArrayList<>();
        for (int from = 0; from < words.size(); from++) {
            extend(words, from, shape, new Fit("", 0, 0, from), fits);
        }
        // The later of two equally good ones: people correct themselves forwards.
        fits.sort(Comparator.comparingDouble((Fit f) -> f.cost()).thenComparing(Comparator.comparingInt(Fit::end).reversed()));
        fits.forEach(f -> best.merge(f.code(), f.cost(), Math::min));
        return best;
    }

    /** Words that are neither part of a code nor usual around one: many of them, and this was no spelling at all. */
    static long strangeWords(String text) {
        return words(text).stream().filter(w -> !CodeSounds.CARRIERS.contains(w) && CodeSounds.of(w).isEmpty()).count();
    }

    /** The beginning of a code: {@code AB____} from "it's A B"; empty when there is none or the words say more than that. */
    static String beginning(String text, String shape) {
        List<String> words = words(text);
        String longest = "";
        for (int from = 0; from < words.size(); from++) {
            for (int length = shape.length() - 1; length > longest.length() && length >= 2; length--) {
                List<Fit> fits = new ArrayList<>();
                extend(words, from, shape.substring(0, length), new Fit("", 0, 0, from), fits);
                longest = fits.stream().filter(f -> f.cost() <= 0.5 && f.end() == words.size()).map(Fit::code).findFirst()
                        .filter(c -> c.length() >= 2).orElse(longest);
            }
        }
        return longest.isEmpty() ? "" : longest + "_".repeat(shape.length() - longest.length());
    }

    /** The digits at the end of a code whose letters were lost: {@code __7492}; empty when there are none. */
    static String ending(String text, String shape) {
        int digits = shape.length() - shape.replaceAll("9+$", "").length();
        boolean worth = digits >= 3 && digits < shape.length();
        return worth ? find(text, "9".repeat(digits)).entrySet().stream().filter(e -> e.getValue() <= 0.5).map(Map.Entry::getKey).findFirst()
                .map(d -> "_".repeat(shape.length() - digits) + d).orElse("") : "";
    }

    private static void extend(List<String> words, int at, String shape, Fit so, List<Fit> fits) {
        if (so.code().length() == shape.length()) {
            fits.add(new Fit(so.code(), so.cost(), so.strange(), at));
            return;
        }
        if (at >= words.size() || so.cost() > 4) {
            return;
        }
        String word = words.get(at);
        for (Sound sound : sounds(words, at)) {
            place(words, at + 1, shape, so, at > so.end() ? again(so, sound) : sound, fits);
        }
        pairs(words, at, shape, so, fits);
        // A word between two characters ("A as in alpha", "dash", "um") is stepped over, for a price if it is a strange one.
        if (!so.code().isEmpty() && so.strange() < 2) {
            boolean usual = CodeSounds.CARRIERS.contains(word) || word.isEmpty();
            double price = !usual ? STRANGE : CodeSounds.of(word).isEmpty() ? 0 : 0.9;
            extend(words, at + 1, shape, new Fit(so.code(), so.cost() + price, so.strange() + (usual ? 0 : 1), at), fits);
        }
    }

    /** A letter said again behind small words is rather the word for it ("H is in hotel") than a second one. */
    private static Sound again(Fit so, Sound sound) {
        boolean letter = sound.chars().length() == 1 && Character.isLetter(sound.chars().charAt(0));
        return letter && so.code().endsWith(sound.chars()) ? new Sound(sound.chars(), sound.cost() + AGAIN) : sound;
    }

    private static List<Sound> sounds(List<String> words, int at) {
        String two = at + 1 < words.size() ? words.get(at) + " " + words.get(at + 1) : "";
        return two.equals("double u") || two.equals("double you") ? List.of() : CodeSounds.of(words.get(at));
    }

    /** Two words that are one piece: "seventy four", "double seven", "double u", "A as in apple" counted once. */
    private static void pairs(List<String> words, int at, String shape, Fit so, List<Fit> fits) {
        if (at + 1 >= words.size()) {
            return;
        }
        String word = words.get(at);
        String next = words.get(at + 1);
        CodeSounds.of(word + " " + next).forEach(s -> place(words, at + 2, shape, so, s, fits));
        if (word.equals("double") && next.matches("u|you")) {
            place(words, at + 2, shape, so, new Sound("W", 0), fits);
        } else if (word.equals("double") || word.equals("triple")) {
            int times = word.equals("double") ? 2 : 3;
            CodeSounds.of(next).stream().filter(s -> s.chars().length() == 1)
                    .forEach(s -> place(words, at + 2, shape, so, new Sound(s.chars().repeat(times), s.cost()), fits));
        }
        asIn(words, at, shape, so, fits);
    }

    /** "C as in Charlie", however its small words were heard: "see is in Charlie", "ages in hotel". The longer word is the surer. */
    private static void asIn(List<String> words, int at, String shape, Fit so, List<Fit> fits) {
        for (int key = at + 2; key <= at + 3 && key < words.size() && CodeSounds.LINKS.containsAll(words.subList(at + 1, key)); key++) {
            int next = key + 1;
            CodeSounds.meant(words.get(at), words.get(key)).forEach(s -> place(words, next, shape, so, s, fits));
        }
    }

    private static void place(List<String> words, int next, String shape, Fit so, Sound sound, List<Fit> fits) {
        String code = so.code() + sound.chars();
        if (code.length() <= shape.length() && matches(code, shape)) {
            extend(words, next, shape, new Fit(code, so.cost() + sound.cost(), so.strange(), next), fits);
        }
    }

    static boolean matches(String code, String shape) {
        for (int i = 0; i < code.length(); i++) {
            boolean digit = Character.isDigit(code.charAt(i));
            if (shape.charAt(i) == '9' ? !digit : digit) {
                return false;
            }
        }
        return true;
    }

    /** Words as a code needs them: capitals that stand together are letters ("AB7492" is "a b 7492"). */
    private static List<String> words(String text) {
        String apart = CAPITALS.matcher(text.replace('’', '\'').replaceAll("(?<=\\d)'(?=\\d)", " ")).replaceAll(m -> apart(m.group(1)) + " " + m.group(2));
        String low = SMALL.matcher(apart.toLowerCase(Locale.ROOT).replaceAll("\\bx[ -]ray\\b", "xray")).replaceAll(m -> apart(m.group(1)) + " " + m.group(2));
        String plain = low.replaceAll("[^a-z0-9']+", " ").strip();
        return plain.isEmpty() ? List.of() : List.of(plain.split(" "));
    }

    private static String apart(String letters) {
        return letters.equals("OK") ? letters : String.join(" ", letters.split(""));
    }
}
