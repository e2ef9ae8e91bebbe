package io.trunkline.realtime.response;

/** Spreads the words of a sentence over its audio, so that what was sent of the one fits what was sent of the other. */
final class WordShares {

    private final String sentence;
    private final long bytes;
    private final boolean first;
    private int given;

    /** @param first whether nothing was said before it in the item; else a space goes before */
    WordShares(String sentence, long bytes, boolean first) {
        this.sentence = sentence;
        this.bytes = bytes;
        this.first = first;
    }

    /** The words that belong to the audio up to this byte and were not given yet; they end at a word's end. */
    String upTo(long byteIndex) {
        int wanted = (int) (sentence.length() * byteIndex / Math.max(1, bytes));
        int end = sentence.indexOf(' ', Math.min(wanted, sentence.length()));
        end = end < 0 || byteIndex >= bytes ? sentence.length() : end;
        if (end <= given) {
            return "";
        }
        String words = (given == 0 && !first ? " " : "") + sentence.substring(given, end);
        given = end;
        return words;
    }

    /** All words given so far. */
    String given() {
        return sentence.substring(0, given);
    }
}
