package io.trunkline.realtime.conversation;

import io.trunkline.realtime.audio.WireFormat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One part of a message. */
public sealed interface Content {

    /** Text from the client. */
    record InputText(String text) implements Content {}

    /**
     * What the caller said.
     *
     * @param audio      in {@code format}, from a little before the speech to its end
     * @param transcript what was recognised; empty until it is, and for ever if it never is
     */
    record InputAudio(byte[] audio, WireFormat format, Optional<String> transcript) implements Content {

        /** Length in milliseconds. */
        public int millis() {
            return format.millis(audio.length);
        }
    }

    /** A picture; kept, never looked at. */
    record InputImage(String url, String detail) implements Content {}

    /** What we wrote. */
    record OutputText(String text) implements Content {}

    /**
     * What we said.
     *
     * @param sentences         in order, with their place in the audio
     * @param millis            length of the audio that is left
     * @param transcriptDeleted whether a truncation deleted the transcript
     */
    record OutputAudio(List<Spoken> sentences, int millis, boolean transcriptDeleted) implements Content {

        public OutputAudio {
            sentences = List.copyOf(sentences);
        }

        /** The words said; empty once truncated. */
        public Optional<String> transcript() {
            return transcriptDeleted
                    ? Optional.empty()
                    : Optional.of(sentences.stream().map(Spoken::text).collect(Collectors.joining(" ")));
        }

        /** The same with only the first {@code endMs} of its audio and without its transcript. */
        OutputAudio cutAt(int endMs) {
            return new OutputAudio(sentences.stream().filter(s -> s.heardBy(endMs)).toList(), endMs, true);
        }

        /** The sentences that a listener who stopped at {@code endMs} didn't hear to their end. */
        String unheardAfter(int endMs) {
            return sentences.stream().filter(s -> !s.heardBy(endMs)).map(Spoken::text).collect(Collectors.joining(" "));
        }
    }

    /**
     * A sentence and where its audio lies in the item.
     *
     * @param endMs end of its last sound, in milliseconds from the item's start
     */
    record Spoken(String text, int startMs, int endMs) {

        boolean heardBy(int ms) {
            return endMs <= ms;
        }
    }
}
