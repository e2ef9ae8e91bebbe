package io.trunkline.realtime.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trunkline.realtime.conversation.Content;
import io.trunkline.realtime.conversation.Item;
import io.trunkline.realtime.conversation.Role;
import io.trunkline.realtime.conversation.Status;
import io.trunkline.realtime.event.Ids;
import io.trunkline.realtime.event.Outbox;
import io.trunkline.realtime.event.Refusal;
import io.trunkline.realtime.mind.Expectation;
import io.trunkline.realtime.mind.Stimulus;
import io.trunkline.realtime.turn.Listener;
import io.trunkline.realtime.turn.Recogniser.Words;
import io.trunkline.realtime.turn.TurnDetection;
import io.trunkline.realtime.turn.TurnEvent;
import io.trunkline.speech.Vocabulary;
import org.jboss.logging.Logger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The protocol's input audio buffer: hears the caller, turns become items, their words go to the mind. Owned by the session's thread.
 *
 * <p>Words are looked for as soon as the caller pauses, in the hope that the pause is the turn's end; when the caller goes
 * on they are looked for again.
 */
final class InputAudioBuffer {

    private static final Logger LOG = Logger.getLogger(InputAudioBuffer.class);

    private final SessionParts parts;
    private final Responses responses;
    private final Listener listener;
    private final List<ObjectNode> heldBack = new ArrayList<>();
    private Vocabulary vocabulary = Vocabulary.OPEN;
    private Optional<CompletionStage<Words>> guess = Optional.empty();
    private String itemId = Ids.next("item");
    private boolean interruptedUs;

    InputAudioBuffer(SessionParts parts, Responses responses) {
        this.parts = parts;
        this.responses = responses;
        SessionSettings settings = parts.settings().get();
        this.listener = new Listener(parts.engine().voiceActivity().get(), settings.inputFormat(), settings.turnDetection());
    }

    void settingsChanged() {
        listener.settings(parts.settings().get().inputFormat(), parts.settings().get().turnDetection());
    }

    long receivedMs() {
        return listener.receivedMs();
    }

    /** How to listen to what comes next. */
    void expect(Expectation expectation) {
        vocabulary = expectation.vocabulary();
        listener.patience(expectation.patience());
    }

    void idleFrom(long positionMs) {
        if (!listener.speaking()) {
            listener.idleFrom(positionMs);
        }
    }

    void notIdle() {
        listener.notIdle();
    }

    /** The answer has been given: transcriptions that a fault held back until then are told. */
    void answered() {
        heldBack.forEach(parts.out()::send);
        heldBack.clear();
    }

    /** input_audio_buffer.append. */
    Optional<Refusal> receive(byte[] audio) {
        listener.receive(audio).forEach(this::noticed);
        return Optional.empty();
    }

    /** input_audio_buffer.commit. */
    Optional<Refusal> commit() {
        Optional<TurnEvent.SpeechStopped> turn = listener.commit();
        if (turn.isEmpty()) {
            return Optional.of(Refusal.of("input_audio_buffer_commit_empty", null,
                    "Error committing input audio buffer: buffer too small. Expected at least 100ms of audio."));
        }
        guess = Optional.empty();
        spoke(turn.get());
        return Optional.empty();
    }

    /** input_audio_buffer.clear. */
    Optional<Refusal> clear() {
        listener.clear();
        guess = Optional.empty();
        itemId = Ids.next("item");
        parts.out().send(Outbox.event("input_audio_buffer.cleared"));
        return Optional.empty();
    }

    void close() {
        listener.close();
    }

    private void noticed(TurnEvent event) {
        switch (event) {
            case TurnEvent.SpeechStarted started -> started(started);
            case TurnEvent.Paused paused -> guess(paused.speech());
            case TurnEvent.Resumed resumed -> guess = Optional.empty();
            case TurnEvent.SpeechStopped stopped -> stopped(stopped);
            case TurnEvent.IdledOut idled -> idledOut(idled);
        }
    }

    private void started(TurnEvent.SpeechStarted started) {
        interruptedUs = responses.active() || started.speechMs() < responses.playsUntilMs();
        parts.out().send(Outbox.event("input_audio_buffer.speech_started")
                .put("audio_start_ms", started.audioStartMs()).put("item_id", itemId));
        if (parts.settings().get().turnDetection().map(TurnDetection::interruptResponse).orElse(false)) {
            responses.interrupted();
        }
    }

    private void guess(TurnEvent.Segment speech) {
        CompletionStage<Words> words = parts.engine().recogniser().recognise(speech, vocabulary);
        guess = Optional.of(words);
        words.thenAcceptAsync(found -> {
            if (guess.isPresent() && guess.get() == words) {
                listener.wordsSoFar(found.open());
            }
        }, parts.thread());
    }

    private void stopped(TurnEvent.SpeechStopped turn) {
        parts.out().send(Outbox.event("input_audio_buffer.speech_stopped")
                .put("audio_end_ms", turn.audioEndMs()).put("item_id", itemId));
        spoke(turn);
        if (parts.settings().get().turnDetection().map(TurnDetection::createResponse).orElse(false)) {
            responses.turnEnded();
        }
    }

    private void spoke(TurnEvent.SpeechStopped turn) {
        String id = commit(turn.audio());
        parts.thoughts().hearing(id, interruptedUs);
        interruptedUs = false;
        double seconds = turn.speech().format().millis(turn.audio().length) / 1000.0;
        guess.orElseGet(() -> parts.engine().recogniser().recognise(turn.speech(), vocabulary))
                .whenCompleteAsync((words, failure) -> heard(id, words, failure, seconds), parts.thread());
        guess = Optional.empty();
    }

    /** Finds the words of a recording that came as an item of its own. */
    void hear(String id, Content.InputAudio recording) {
        parts.thoughts().hearing(id, false);
        try (Listener once = new Listener(parts.engine().voiceActivity().get(), recording.format(), Optional.empty())) {
            once.receive(recording.audio());
            once.commit().map(TurnEvent.SpeechStopped::speech)
                    .map(speech -> parts.engine().recogniser().recognise(speech, vocabulary))
                    .orElseGet(() -> CompletableFuture.completedFuture(Words.NONE))
                    .whenCompleteAsync((words, failure) -> heard(id, words, failure, recording.millis() / 1000.0),
                            parts.thread());
        }
    }

    /** Makes the item and tells of it. */
    private String commit(byte[] audio) {
        String id = itemId;
        itemId = Ids.next("item");
        Item item = new Item.Message(id, Status.COMPLETED, Role.USER, List.of(
                new Content.InputAudio(audio, parts.settings().get().inputFormat(), Optional.empty())));
        parts.out().send(Outbox.event("input_audio_buffer.committed")
                .put("previous_item_id", parts.conversation().last().orElse(null)).put("item_id", id));
        parts.conversation().append(item);
        ConversationItems.tell(parts, item);
        return id;
    }

    private void heard(String id, Words words, Throwable failure, double seconds) {
        if (failure != null) {
            LOG.error("recognition failed", failure);
        }
        Words found = failure == null ? words : Words.NONE;
        parts.conversation().find(id).ifPresent(item -> parts.conversation().replace(Transcription.in(item, found.open())));
        if (parts.settings().get().transcribes()) {
            (failure == null ? Transcription.completed(id, found.open(), seconds) : List.of(Transcription.failed(id))).forEach(this::tell);
        }
        parts.thoughts().heard(id, found);
        responses.wordsFound();
    }

    private void tell(ObjectNode transcription) {
        if (parts.engine().faults().now().lateTranscription()) {
            heldBack.add(transcription);
        } else {
            parts.out().send(transcription);
        }
    }

    private void idledOut(TurnEvent.IdledOut idled) {
        parts.out().send(Outbox.event("input_audio_buffer.timeout_triggered").put("audio_start_ms", idled.audioStartMs())
                .put("audio_end_ms", idled.audioEndMs()).put("item_id", itemId));
        String id = commit(idled.audio());
        parts.thoughts().add(id, new Stimulus.CallerSilent());
        responses.turnEnded();
    }
}
