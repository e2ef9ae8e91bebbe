package io.trunkline.realtime.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trunkline.realtime.conversation.Conversation;
import io.trunkline.realtime.event.ClientEvent;
import io.trunkline.realtime.event.ClientEventDecoder;
import io.trunkline.realtime.event.Decoded;
import io.trunkline.realtime.event.Ids;
import io.trunkline.realtime.event.Outbox;
import io.trunkline.realtime.event.Refusal;
import io.trunkline.realtime.event.Wire;
import io.trunkline.realtime.conversation.Item;
import org.jboss.logging.Logger;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * One client's session. Public methods may be called from any thread; everything happens on the session's own, in order.
 *
 * <p>Of its parts {@link InputAudioBuffer} hears the caller, {@link ConversationItems} keeps the items, {@link Responses} makes responses.
 */
public final class Session {

    private static final Logger LOG = Logger.getLogger(Session.class);
    /** Frames that may wait; a client that sends faster than this for long is cut off. At a frame each 20 ms 80 s. */
    private static final int MOST_WAITING = 4_000;
    private static final int POLICY_VIOLATION = 1008;
    private static final int GOING_AWAY = 1001;

    private final String id = Ids.next("sess");
    private final Mailbox mailbox;
    private final Outbox out;
    private final Conversation conversation = new Conversation(Ids.next("conv"));
    private final InputAudioBuffer input;
    private final ConversationItems items;
    private final Responses responses;
    private final Future<?> expiry;
    private SessionSettings settings;

    /** Opens a session at this socket and greets the client with session.created. */
    public Session(String model, Wire wire, Engine engine) {
        mailbox = new Mailbox(engine.sessionThreads(), this::bug);
        out = new Outbox(wire, engine.faults());
        long expireMs = engine.faults().now().expireAfterMs();
        long lifeMs = expireMs > 0 ? expireMs : engine.longestSession().toMillis();
        settings = SessionMerge.defaults(id, model, engine.clock().instant().plusMillis(lifeMs).getEpochSecond());
        Thoughts thoughts = new Thoughts(engine.minds().open(model, settings.view(settings.json())));
        SessionParts parts = new SessionParts(mailbox, out, conversation, thoughts, engine, () -> settings);
        responses = new Responses(parts);
        input = new InputAudioBuffer(parts, responses);
        items = new ConversationItems(parts, responses, input);
        responses.input(input);
        expiry = engine.timers().schedule(() -> mailbox.execute(this::expire), lifeMs, TimeUnit.MILLISECONDS);
        mailbox.execute(() -> sendSession("session.created"));
    }

    /** Its id, {@code sess_…}. */
    public String id() {
        return id;
    }

    /** Takes a text frame from the client. */
    public void receive(String frame) {
        if (mailbox.size() > MOST_WAITING) {
            out.close(POLICY_VIOLATION, "events come faster than they can be handled");
            return;
        }
        mailbox.execute(() -> handle(ClientEventDecoder.decode(frame)));
    }

    /** A binary frame, which the protocol doesn't know. */
    public void receiveBinary() {
        mailbox.execute(() -> out.error(Refusal.of("invalid_event", null, "Events are text frames."), null));
    }

    /** The socket is gone. */
    public void closed() {
        expiry.cancel(false);
        mailbox.execute(() -> {
            responses.hangUp();
            input.close();
        });
    }

    /** The items as they are now: what the model remembers. */
    public CompletionStage<List<Item>> items() {
        return CompletableFuture.supplyAsync(conversation::items, mailbox);
    }

    private void handle(Decoded decoded) {
        switch (decoded) {
            case Decoded.Refused refused -> out.error(refused.refusal(), refused.eventId().orElse(null));
            case Decoded.Accepted accepted -> handle(accepted.event())
                    .ifPresent(refusal -> out.error(refusal, accepted.eventId().orElse(null)));
        }
    }

    /** Does what the client asks; why not, when not. */
    private Optional<Refusal> handle(ClientEvent event) {
        return switch (event) {
            case ClientEvent.UpdateSession update -> update(update.session());
            case ClientEvent.AppendAudio append -> input.receive(append.audio());
            case ClientEvent.CommitAudio commit -> input.commit();
            case ClientEvent.ClearAudio clear -> input.clear();
            case ClientEvent.ClearOutput clear -> Optional.of(Refusal.of("invalid_event", "type",
                    "output_audio_buffer.clear is for WebRTC and SIP sessions only."));
            case ClientEvent.CreateItem create -> items.create(create);
            case ClientEvent.RetrieveItem retrieve -> items.retrieve(retrieve.itemId());
            case ClientEvent.DeleteItem delete -> items.delete(delete.itemId());
            case ClientEvent.TruncateItem truncate -> items.truncate(truncate);
            case ClientEvent.CreateResponse create -> responses.create(create.overrides());
            case ClientEvent.CancelResponse cancel -> responses.cancel(cancel.responseId());
        };
    }

    private Optional<Refusal> update(ObjectNode session) {
        return switch (SessionMerge.merge(settings, session, responses.spoken())) {
            case SessionMerge.Outcome.Refused refused -> Optional.of(refused.refusal());
            case SessionMerge.Outcome.Merged merged -> {
                settings = merged.settings();
                input.settingsChanged();
                sendSession("session.updated");
                yield Optional.empty();
            }
        };
    }

    private void sendSession(String type) {
        ObjectNode event = Outbox.event(type);
        event.set("session", settings.json());
        out.send(event);
    }

    private void expire() {
        out.error(Refusal.of("session_expired", null, "Your session hit the maximum duration of 60 minutes."), null);
        out.close(GOING_AWAY, "session expired");
    }

    private void bug(RuntimeException bug) {
        LOG.error("session failed", bug);
        out.error(new Refusal("server_error", "server_error", "The server had an error.", null), null);
    }
}
