package io.trunkline.bridge.session;

import io.trunkline.bridge.config.ReplyPartition;
import io.trunkline.bridge.context.Restored;
import io.trunkline.call.CallInput;
import io.trunkline.call.CallInput.NumberState;
import io.trunkline.call.CallInput.Resumed;
import io.trunkline.call.model.Side;
import io.trunkline.call.resume.LastMoments;
import io.trunkline.call.resume.Standing;
import io.trunkline.call.resume.Unfinished;
import io.trunkline.contracts.Caller;
import io.trunkline.contracts.Trust;
import io.trunkline.contracts.redis.PendingTool;
import io.trunkline.contracts.redis.Saying;
import io.trunkline.contracts.redis.SessionFields;
import io.trunkline.contracts.redis.TranscriptEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Takes a call over from another bridge: claims it, brings back who calls, the language, what was said, done and spent, asks anew for the answers that are
 * outstanding, and tells the call how it stood. If that takes too long the call goes on without a memory, which comes when it comes. Owned by the media loop.
 */
final class Resumption {
    private static final Logger LOGGER = Logger.getLogger(Resumption.class);
    /** A caller waits: behind it the call goes on with what is known. A bridge that has just started needs more than a second for the first calls it takes over. */
    private static final Duration PATIENCE = Duration.ofMillis(2000);
    /** A connection that doesn't answer for so long may be dead: the same again on another, which does no harm. */
    private static final Duration ASK_AGAIN = Duration.ofMillis(700);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(150);
    private static final int TRIES = 4;
    /** A sentence that is about to be said again hasn't been heard at all. */
    private static final Duration NOT_BEGUN = Duration.ofMinutes(1);

    private final CallScope scope;
    private final NoticeRouter notices;
    private final CallSetup setup;
    private final long placedNanos;
    private int tries;
    /** What was left is known, or that there is nothing for us. */
    private boolean known;
    /** The call has gone on without. */
    private boolean forgotten;

    private record Event(long at, boolean tool, Side side, String text) {}

    Resumption(CallScope scope, NoticeRouter notices) {
        this.scope = scope;
        this.notices = notices;
        this.setup = new CallSetup(scope.services());
        this.placedNanos = scope.services().loop.nanos();
    }

    /** Claims the call; what comes of it enters the call later, within two seconds. */
    void begin() {
        scope.services().loop.after(PATIENCE, () -> forgotten("timeout"));
        scope.services().loop.after(ASK_AGAIN, this::claim);
        claim();
    }

    private void claim() {
        if (known || tries == TRIES) {
            return;
        }
        tries++;
        BridgeServices services = scope.services();
        Map<String, String> ours = Map.of(SessionFields.BRIDGE, services.config.bridgeId(), SessionFields.AGENT, scope.facts().agent.name(),
                SessionFields.MODEL, services.providers.firstOf(scope.facts().agent).label(), SessionFields.REPLY_PARTITION, Integer.toString(ReplyPartition.of(services.config.bridgeId())));
        services.claims.claim(scope.facts().keys, scope.facts().placed.attempt(), ours).subscribe().with(
                answer -> services.loop.run(() -> answered(answer)),
                error -> services.loop.run(() -> failed(error)));
    }

    private void failed(Throwable error) {
        if (tries == TRIES) {
            forgotten(error.getClass().getSimpleName());
        } else {
            scope.services().loop.after(AFTER_FAILURE, this::claim);
        }
    }

    private void answered(Optional<Restored> answer) {
        if (known) {
            return;
        }
        known = true;
        if (answer.isEmpty()) {
            scope.input().accept(new CallInput.HangUpRequested("superseded"));
        } else if (forgotten) {
            remember(answer.get());
        } else {
            restore(answer.get());
        }
    }

    /** The caller is asked again rather than greeted. */
    private void forgotten(String why) {
        if (known || forgotten) {
            return;
        }
        forgotten = true;
        LOGGER.warnf("call goes on without its context: callId=%s reason=%s", scope.facts().callId(), why);
        scope.fault("context_lost", why);
        notices.identifyCaller();
        scope.input().accept(new Resumed(List.of(), Standing.UNKNOWN, "", silentNanos(), List.of()));
    }

    private void restore(Restored left) {
        if (left.field(SessionFields.STARTED_AT).isEmpty()) {
            // the bridge before never got so far
            scope.context().set(Map.of(SessionFields.STARTED_AT, Long.toString(scope.wallNow().toEpochMilli()), SessionFields.TRUST, Trust.NONE.name()));
        }
        caller(left);
        language(left);
        Optional<Unfinished> saying = left.saying().map(this::unfinished);
        notices.restore(left, saying.orElse(null));
        LastMoments moments = moments(left, saying.orElse(null));
        left.pending().forEach(notices::awaitAgain);
        scope.services().metrics.resumed(moments.standing().name().toLowerCase(Locale.ROOT));
        LOGGER.infof("call resumed: callId=%s attempt=%d standing=%s turns=%d pendingTools=%d silentMs=%d", scope.facts().callId(),
                scope.facts().placed.attempt(), moments.standing(), left.transcript().size(), left.pending().size(), silentNanos() / 1_000_000);
        scope.input().accept(new Resumed(notices.history().items(), moments.standing(), moments.unfinished(), silentNanos(),
                left.pending().stream().map(Resumption::pending).toList()));
    }

    /** The call went on without: nothing is said of it any more, but nothing is forgotten. */
    private void remember(Restored left) {
        LOGGER.infof("call's context came late: callId=%s turns=%d pendingTools=%d", scope.facts().callId(), left.transcript().size(), left.pending().size());
        caller(left);
        language(left);
        notices.restore(left, null);
        left.pending().forEach(notices::awaitAgain);
        History before = new History();
        remember(left, null, before, placedNanos);
        scope.input().accept(new Resumed(before.items(), Standing.CALLERS_TURN, "", silentNanos(), left.pending().stream().map(Resumption::pending).toList()));
    }

    /** How long the caller has heard nothing by now. */
    private long silentNanos() {
        Long before = scope.facts().placed.silentMillis();
        return (before == null ? 0 : before) * 1_000_000 + scope.services().loop.nanos() - placedNanos;
    }

    private void caller(Restored left) {
        String customer = left.session().get(SessionFields.CUSTOMER_ID);
        CallFacts facts = scope.facts();
        if (customer == null) {
            notices.identifyCaller();
            return;
        }
        // a word of a newer bridge is no trust
        Trust trust = left.field(SessionFields.TRUST).flatMap(word -> Stream.of(Trust.values()).filter(known -> known.name().equals(word)).findFirst())
                .orElse(Trust.NONE);
        String name = left.session().get(SessionFields.CUSTOMER_NAME);
        facts.caller = new Caller(facts.caller.number(), customer, name, trust);
        scope.input().accept(new CallInput.CallerIdentified(name, customer, io.trunkline.call.Trust.valueOf(trust.name()), NumberState.KNOWN));
    }

    private void language(Restored left) {
        CallFacts facts = scope.facts();
        left.field(SessionFields.LANGUAGE).filter(spoken -> !spoken.equals(facts.language)).map(spoken -> CallSetup.language(spoken, facts.agent))
                .ifPresent(language -> {
                    facts.language = language;
                    scope.input().accept(new CallInput.LanguageSwitched(setup.session(facts.placed, facts.agent, language), language));
                });
    }

    /** Of the sentence that was being said; its rest is unknown if it wasn't yet written to its end and all of what was had been heard. */
    private Unfinished unfinished(Saying saying) {
        long lostAt = scope.wallNow().toEpochMilli() - silentNanos() / 1_000_000;
        Unfinished part = Unfinished.of(saying.text(), lostAt - saying.startedAt(), saying.audioMillis());
        boolean toSayAgain = saying.whole() && !part.again().isEmpty();
        scope.context().set(Map.of(SessionFields.SAYING, toSayAgain
                ? Ongoing.json(new Saying(part.again(), true, scope.wallNow().plus(NOT_BEGUN).toEpochMilli(), saying.audioMillis())) : ""));
        return saying.whole() ? part : new Unfinished(part.heard(), null);
    }

    private LastMoments moments(Restored left, Unfinished saying) {
        TranscriptEntry last = left.transcript().isEmpty() ? null : left.transcript().getLast();
        boolean toolAnswered = left.tools().stream().filter(tool -> !tool.toolCallId().equals(ToolRequests.IDENTIFY))
                .anyMatch(tool -> last == null || tool.at().isAfter(last.at()));
        return new LastMoments(last == null ? null : side(last), last == null ? "" : last.text(), saying,
                left.field(SessionFields.HEARING).isPresent(), toolAnswered);
    }

    /** What was said and done, for the models that come, in order. */
    static void remember(Restored left, Unfinished saying, History history, long nowNanos) {
        List<Event> events = new ArrayList<>();
        left.transcript().forEach(turn -> events.add(new Event(turn.at().toEpochMilli(), false, side(turn), turn.text())));
        left.tools().stream().filter(tool -> !tool.toolCallId().equals(ToolRequests.IDENTIFY))
                .forEach(tool -> events.add(new Event(tool.at().toEpochMilli(), true, null, "The tool " + tool.tool() + " was run: " + tool.display())));
        events.sort(Comparator.comparingLong(Event::at));
        if (saying != null && !saying.heard().isEmpty()) {
            events.add(new Event(Long.MAX_VALUE, false, Side.AGENT, saying.heard()));
        }
        long at = nowNanos - events.size();
        for (Event event : events) {
            if (event.tool()) {
                history.done(at++, event.text());
            } else {
                history.said(event.side(), event.text(), at++);
            }
        }
    }

    private static Side side(TranscriptEntry turn) {
        return turn.side().equals("caller") ? Side.CALLER : Side.AGENT;
    }

    private static Resumed.Pending pending(PendingTool tool) {
        return new Resumed.Pending(tool.toolCallId(), tool.tool(), tool.arguments(), tool.escalation());
    }
}
