package io.trunkline.realtime.dialogue.hearing;

import io.trunkline.speech.text.RecognizedText;

import java.util.List;

/** Whether the caller agrees. */
public enum Agreement {
    YES,
    NO,
    NEITHER;

    private static final List<String> NO_PHRASES = List.of(
            "no", "nope", "nah", "no thanks", "no thank you", "not really", "not now", "not necessary", "don't", "do not", "i don't",
            "that's wrong", "that is wrong", "wrong", "incorrect", "that's not right", "that's not it", "never mind", "that's all",
            "that is all", "that's it", "nothing", "nothing else", "no need", "i'm good", "i'm fine", "i'm all set", "all set",
            "that'll be all", "that will be all", "that would be all", "i'm okay", "we're good", "i am good", "not today", "know");
    private static final List<String> YES_PHRASES = List.of(
            "yes", "yeah", "yep", "yup", "yea", "ya", "sure", "ok", "okay", "correct", "right", "of course", "please", "please do",
            "absolutely", "definitely", "certainly", "go ahead", "that's right", "that is right", "that's correct", "that is correct",
            "sounds good", "that would be great", "that'd be great", "that would be good", "that would be nice", "great", "perfect",
            "why not", "exactly", "uh huh", "i would", "i do", "i'd like that", "i would like that", "alright", "all right", "fine",
            "do it", "send it", "go for it", "you bet", "that's it exactly", "yes's", "yess", "guess please", "yes please", "good");

    /** What the whole utterance says, when it says nothing else. */
    public static Agreement whole(String words) {
        String plain = Heard.plain(words).replaceAll("\\.", "");
        if (NO_PHRASES.contains(plain)) {
            return NO;
        }
        return YES_PHRASES.contains(plain) ? YES : leading(plain, 4);
    }

    /** What an utterance of any length begins with: "nah, I wrote it down". */
    public static Agreement beginning(String words) {
        return leading(Heard.plain(words), Integer.MAX_VALUE);
    }

    /** What an utterance of any length begins with ("no, I meant the other one"), or a short one holds ("that'd be lovely, yes"). */
    public static Agreement leading(String words) {
        Agreement leading = beginning(words);
        return leading != NEITHER || Heard.plain(words).split(" ").length > 8 ? leading
                : RecognizedText.agreement(words).map(yes -> yes ? YES : NO).orElse(NEITHER);
    }

    private static Agreement leading(String plain, int longest) {
        if (plain.split(" ").length > longest) {
            return NEITHER;
        }
        if (begins(plain, NO_PHRASES)) {
            return NO;
        }
        return begins(plain, YES_PHRASES) ? YES : NEITHER;
    }

    private static boolean begins(String plain, List<String> phrases) {
        String words = plain.replaceFirst("^(oh|um|uh|well|so|ah|and) ", "");
        return phrases.stream().anyMatch(p -> words.equals(p) || words.startsWith(p + " "));
    }
}
