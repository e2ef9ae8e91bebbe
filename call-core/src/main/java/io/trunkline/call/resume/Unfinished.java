package io.trunkline.call.resume;

/**
 * A sentence that broke off, by estimate: words are taken to be spread evenly over the time they take.
 *
 * @param heard what the caller heard, whole words only
 * @param again what must be said again: from the beginning of the sentence that wasn't heard to its end; empty if all was heard,
 *              {@code null} if its words aren't known
 */
public record Unfinished(String heard, String again) {

    /** Nobody speaks faster or slower: where the length of the audio isn't known. Characters a second. */
    private static final int USUAL = 15;
    /** The last sounds of a sentence are seldom missed. Milliseconds. */
    private static final long NEARLY_ALL = 200;

    /**
     * @param text        as far as it is known
     * @param heardMillis of its audio; negative counts as none
     * @param audioMillis of all of {@code text}, 0 if not known
     */
    public static Unfinished of(String text, long heardMillis, long audioMillis) {
        String said = text.strip();
        long whole = audioMillis > 0 ? audioMillis : said.length() * 1000L / USUAL;
        if (heardMillis + NEARLY_ALL >= whole) {
            return new Unfinished(said, "");
        }
        int end = lastWordEnd(said, (int) (said.length() * Math.max(0, heardMillis) / whole));
        return new Unfinished(said.substring(0, end).strip(), said.substring(sentenceStart(said, end)).strip());
    }

    private static int lastWordEnd(String text, int at) {
        int end = at;
        while (end > 0 && !Character.isWhitespace(text.charAt(end))) {
            end--;
        }
        return end;
    }

    /** The last beginning of a sentence up to {@code at}. */
    private static int sentenceStart(String text, int at) {
        for (int i = Math.min(at, text.length() - 1); i > 0; i--) {
            if (Character.isWhitespace(text.charAt(i)) && endsSentence(text.charAt(i - 1))) {
                return i + 1;
            }
        }
        return 0;
    }

    static boolean endsSentence(char last) {
        return ".!?\u2026\u3002\uFF01\uFF1F\u061F\u0964".indexOf(last) >= 0;
    }
}
