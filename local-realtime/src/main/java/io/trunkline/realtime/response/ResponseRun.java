package io.trunkline.realtime.response;

import io.trunkline.realtime.conversation.Item;
import io.trunkline.realtime.conversation.Status;
import io.trunkline.realtime.event.Ids;
import io.trunkline.realtime.mind.Act;
import io.trunkline.realtime.voice.Sentences;
import io.trunkline.realtime.voice.Sound;
import io.trunkline.realtime.voice.Wording;
import org.jboss.logging.Logger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * One response. Owned by the session's thread: sentences are synthesised elsewhere, one after the other, and come back
 * to it. Sentences of one reply form one message; a call ends the message before it.
 */
public final class ResponseRun {

    private static final Logger LOG = Logger.getLogger(ResponseRun.class);

    private final String id = Ids.next("resp");
    private final ResponseSettings settings;
    private final Stage stage;
    private final ResponseJson json;
    private final String instructions;
    private final Deque<Act> acts = new ArrayDeque<>();
    private final List<Item> output = new ArrayList<>();
    private List<Item> read = List.of();
    private OpenMessage message;
    private Tokens made = Tokens.NONE;
    private boolean audioSent;
    private boolean delayed;
    private boolean ended;

    /** A response that has not begun. */
    public ResponseRun(ResponseSettings settings, String instructions, Stage stage) {
        this.settings = settings;
        this.instructions = instructions;
        this.stage = stage;
        this.json = new ResponseJson(id, settings, stage);
    }

    /** Its id, {@code resp_…}. */
    public String id() {
        return id;
    }

    /** What holds for it. */
    public ResponseSettings settings() {
        return settings;
    }

    /** Whether any audio of it was sent. */
    public boolean audioSent() {
        return audioSent;
    }

    /** Tells that it has begun. */
    public void begin() {
        read = stage.conversation().items();
        stage.out().send(json.created());
        stage.out().send(ResponseJson.rateLimits(stage.usage()));
        String failure = stage.faults().now().failResponse();
        if (failure != null) {
            end(new Ending.Failed(failure.contains("limit") ? "rate_limit_error" : "server_error", failure));
        }
    }

    /** Says and does these, then ends. Nothing happens when it has already ended; the acts are told as not done. */
    public void perform(List<Act> wanted) {
        for (Act act : wanted) {
            switch (act) {
                case Act.Say say -> Sentences.of(say.sentence()).forEach(s -> acts.add(new Act.Say(s)));
                case Act.CallTool call -> acts.add(call);
            }
        }
        if (ended) {
            abandonRest();
        } else {
            next();
        }
    }

    /** Ends it before its time. */
    public void end(Ending ending) {
        if (ended) {
            return;
        }
        ended = true;
        closeMessage(ending.itemStatus());
        abandonRest();
        stage.out().send(json.done(ending, output, stage.usage().usage(instructions, read, made)));
        stage.audience().done(this);
    }

    boolean mayGrow(Tokens more) {
        return settings.mostTokens().isEmpty() || made.plus(more).total() <= settings.mostTokens().getAsInt();
    }

    void grew(Tokens more) {
        made = made.plus(more);
        audioSent |= more.audio() > 0;
    }

    private void next() {
        while (!ended && !acts.isEmpty()) {
            switch (acts.peek()) {
                case Act.CallTool call -> {
                    acts.remove();
                    call(call);
                }
                case Act.Say say when settings.spoken() -> {
                    speak(say);
                    return;
                }
                case Act.Say say -> {
                    acts.remove();
                    write(say);
                }
            }
        }
        end(new Ending.Completed());
    }

    private void speak(Act.Say say) {
        Wording wording = new Wording(say.sentence(), settings.voice(), settings.speed(), settings.format());
        long delayMs = audioSent || delayed ? 0 : stage.faults().now().firstAudioDelayMs();
        delayed = true;
        var executor = delayMs == 0
                ? stage.thread() : CompletableFuture.delayedExecutor(delayMs, TimeUnit.MILLISECONDS, stage.thread());
        stage.speaker().speak(wording).whenCompleteAsync((sound, failure) -> spoken(say, sound, failure), executor);
    }

    private void spoken(Act.Say say, Sound sound, Throwable failure) {
        if (ended) {
            return;
        }
        if (failure != null) {
            LOG.error("synthesis failed", failure);
            end(new Ending.Failed("server_error", "synthesis_failed"));
            return;
        }
        acts.remove();
        SpokenMessage open = message instanceof SpokenMessage m ? m : openSpoken();
        boolean whole = open.say(say.sentence(), sound);
        if (!whole) {
            acts.addFirst(say);
        }
        if (!whole || stage.faults().now().incomplete()) {
            end(new Ending.Incomplete());
        } else {
            next();
        }
    }

    private SpokenMessage openSpoken() {
        closeMessage(Status.COMPLETED);
        String itemId = Ids.next("item");
        SpokenMessage open = new SpokenMessage(itemId, events(itemId), stage, this);
        message = open;
        return open;
    }

    private void write(Act.Say say) {
        Tokens tokens = Tokens.ofText(say.sentence());
        if (!mayGrow(tokens)) {
            acts.addFirst(say);
            end(new Ending.Incomplete());
            return;
        }
        if (!(message instanceof WrittenMessage)) {
            closeMessage(Status.COMPLETED);
            String itemId = Ids.next("item");
            message = new WrittenMessage(itemId, events(itemId));
        }
        ((WrittenMessage) message).write(say.sentence());
        made = made.plus(tokens);
    }

    private void call(Act.CallTool call) {
        closeMessage(Status.COMPLETED);
        String arguments = stage.faults().now().brokenArguments()
                ? call.argumentsJson().substring(0, call.argumentsJson().length() / 2) : call.argumentsJson();
        String itemId = Ids.next("item");
        output.add(FunctionCallOutput.send(itemId, call.name(), arguments, events(itemId)));
        made = made.plus(Tokens.ofText(call.name() + arguments));
    }

    private void closeMessage(Status status) {
        if (message != null) {
            output.add(message.close(status));
            message = null;
        }
    }

    private void abandonRest() {
        String unsaid = acts.stream().filter(Act.Say.class::isInstance).map(a -> ((Act.Say) a).sentence())
                .collect(Collectors.joining(" "));
        if (!unsaid.isBlank()) {
            stage.audience().unsaid(this, unsaid);
        }
        acts.stream().filter(Act.CallTool.class::isInstance)
                .forEach(a -> stage.audience().notCalled(this, (Act.CallTool) a));
        acts.clear();
    }

    private OutputEvents events(String itemId) {
        return new OutputEvents(stage, id, itemId, output.size(), !settings.outOfBand());
    }
}
