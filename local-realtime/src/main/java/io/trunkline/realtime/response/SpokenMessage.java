package io.trunkline.realtime.response;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trunkline.realtime.conversation.Content;
import io.trunkline.realtime.conversation.Item;
import io.trunkline.realtime.conversation.Role;
import io.trunkline.realtime.conversation.Status;
import io.trunkline.realtime.voice.Sound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A spoken message being made. Audio goes out in deltas of {@value #DELTA_MS} ms as fast as the socket takes them, the
 * words of each just before it.
 */
final class SpokenMessage implements OpenMessage {

    private static final int DELTA_MS = 200;
    /** Breath between sentences. */
    private static final int PAUSE_MS = 160;

    private final String id;
    private final OutputEvents events;
    private final Stage stage;
    private final ResponseRun run;
    private final List<Content.Spoken> sentences = new ArrayList<>();
    private int millis;

    SpokenMessage(String id, OutputEvents events, Stage stage, ResponseRun run) {
        this.id = id;
        this.events = events;
        this.stage = stage;
        this.run = run;
        events.added(new Item.Message(id, Status.IN_PROGRESS, Role.ASSISTANT, List.of()));
        events.send(withPart("response.content_part.added", ""));
    }

    /**
     * Sends a sentence, as much of it as the response may still be long.
     *
     * @return whether all of it was sent
     */
    boolean say(String sentence, Sound voiced) {
        boolean first = millis == 0;
        Sound sound = first ? voiced : voiced.after(PAUSE_MS);
        WordShares words = new WordShares(sentence, sound.audio().length, first);
        int step = DELTA_MS * sound.format().bytesPerMs();
        int startMs = millis;
        int sent = 0;
        while (sent < sound.audio().length && run.mayGrow(Tokens.ofSpeech(DELTA_MS))) {
            int to = Math.min(sound.audio().length, sent + step);
            delta(words.upTo(to), Arrays.copyOfRange(sound.audio(), sent, to), sound.format().millis(to - sent));
            sent = to;
        }
        boolean whole = sent >= sound.audio().length;
        String said = whole ? sentence : words.given();
        if (!said.isBlank()) {
            sentences.add(new Content.Spoken(said, startMs, whole ? startMs + sound.lastSoundMs() : millis));
        }
        events.changed(item(Status.IN_PROGRESS));
        return whole;
    }

    private void delta(String words, byte[] audio, int deltaMs) {
        if (!words.isEmpty()) {
            events.send(events.part("response.output_audio_transcript.delta").put("delta", words));
        }
        events.send(events.part("response.output_audio.delta").put("delta", Base64.getEncoder().encodeToString(audio)));
        millis += deltaMs;
        run.grew(Tokens.ofSpeech(deltaMs).plus(Tokens.ofText(words)));
        stage.audience().sent(run, deltaMs);
    }

    @Override
    public Item close(Status status) {
        events.send(events.part("response.output_audio.done"));
        events.send(events.part("response.output_audio_transcript.done").put("transcript", transcript()));
        events.send(withPart("response.content_part.done", transcript()));
        Item item = item(status);
        events.done(item);
        return item;
    }

    private Item item(Status status) {
        return new Item.Message(id, status, Role.ASSISTANT, List.of(new Content.OutputAudio(sentences, millis, false)));
    }

    private String transcript() {
        return sentences.stream().map(Content.Spoken::text).collect(Collectors.joining(" "));
    }

    private ObjectNode withPart(String type, String transcript) {
        ObjectNode event = events.part(type);
        event.set("part", JsonNodeFactory.instance.objectNode().put("type", "audio").put("transcript", transcript));
        return event;
    }
}
