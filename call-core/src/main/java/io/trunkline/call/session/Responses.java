package io.trunkline.call.session;

import io.trunkline.call.Effects;
import io.trunkline.call.model.ModelCommand.CancelResponse;
import io.trunkline.call.model.ModelCommand.StartResponse;
import io.trunkline.call.model.ModelProfile;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * One response at a time. What we ask for waits until the running one is done and the caller doesn't speak; a response that the provider starts by itself
 * at the end of the caller's turn stands for whatever was waiting with no words of its own.
 */
final class Responses {

    /** A provider that answers by itself does so within this; if not, what waits is sent. */
    private static final Duration OWN_ANSWER = Duration.ofMillis(1500);
    private static final Duration RETRY = Duration.ofMillis(250);
    /** Nobody speaks longer without a pause: the end of the turn got lost. */
    private static final Duration LONGEST_TURN = Duration.ofSeconds(30);
    /** Responses cut short whose audio may still come. */
    private static final int REMEMBERED = 8;

    private ModelProfile profile;
    private final List<Request> waiting = new ArrayList<>();
    private final ArrayDeque<String> cut = new ArrayDeque<>();
    private final Deadline ownAnswer = new Deadline();
    private final Deadline retry = new Deadline();
    private final Deadline listening = new Deadline();
    private Request sent;
    private boolean inFlight;
    private String active;
    private boolean callerSpeaks;
    private boolean takenBack;

    /** {@code first}: goes out even while the caller speaks. {@code covered}: was there before the caller's turn ended. */
    private record Request(StartResponse command, boolean first, boolean covered) {

        boolean plain() {
            return command.instructions() == null;
        }
    }

    Responses(ModelProfile profile) {
        this.profile = profile;
    }

    /** Another provider serves the call. */
    void use(ModelProfile other) {
        profile = other;
    }

    /**
     * The session is gone, and with it whatever ran or was about to. What had words of its own is asked for again, unless {@code heardAll}; otherwise,
     * if {@code due} or somebody waited for an answer, a plain response. Returns whether something waits now.
     */
    boolean sessionGone(boolean due, boolean heardAll) {
        boolean owed = due || busy() || ownAnswer.isSet() || callerSpeaks;
        Request running = busy() && sent != null && !sent.plain() && !heardAll && !takenBack ? sent : null;
        active = null;
        sent = null;
        inFlight = false;
        takenBack = false;
        callerSpeaks = false;
        ownAnswer.clear();
        listening.clear();
        retry.clear();
        if (running != null) {
            waiting.addFirst(running);
        } else if (owed && !heardAll && waiting.isEmpty()) {
            waiting.add(new Request(StartResponse.plain(), false, false));
        }
        return !waiting.isEmpty();
    }

    /** Asks for a response that waits its turn. Several without words of their own become one. */
    void request(StartResponse command) {
        boolean there = waiting.stream().anyMatch(request -> request.plain() && command.instructions() == null);
        if (!there) {
            waiting.add(new Request(command, false, false));
        }
    }

    /** Asks for a response that doesn't wait for the caller to be silent: the greeting. */
    void requestAtOnce(StartResponse command) {
        waiting.addFirst(new Request(command, true, false));
    }

    /** What was waited for and didn't come is waited for no longer. */
    void expire(long now) {
        ownAnswer.take(now);
        retry.take(now);
        callerSpeaks &= !listening.take(now);
    }

    /** Sends what waits, if it may go. Returns whether something was sent. */
    boolean settle(boolean sessionReady, long now, Effects out) {
        if (!sessionReady || waiting.isEmpty() || busy() || retry.isSet()) {
            return false;
        }
        Request next = waiting.getFirst();
        if (!next.first() && (callerSpeaks || ownAnswer.isSet())) {
            return false;
        }
        waiting.removeFirst();
        sent = next;
        inFlight = profile.responseBoundaries();
        out.model(next.command());
        return true;
    }

    void speechStarted(long now) {
        callerSpeaks = true;
        listening.set(now, LONGEST_TURN);
        ownAnswer.clear();
    }

    void speechStopped(long now) {
        callerSpeaks = false;
        listening.clear();
        // without word of where one begins it couldn't be told from silence
        if (profile.createsResponses() && profile.responseBoundaries()) {
            ownAnswer.set(now, OWN_ANSWER);
            waiting.replaceAll(request -> new Request(request.command(), request.first(), request.plain()));
        }
    }

    /** A response began: ours, or the provider's own. */
    void started(String responseId, Effects out) {
        Request ours = inFlight ? sent : null;
        active = responseId;
        inFlight = false;
        if (ownAnswer.isSet()) {
            ownAnswer.clear();
            waiting.removeIf(Request::covered);
        } else if (ours != null && takenBack) {
            out.model(new CancelResponse(responseId));
            cut(responseId);
        } else if (ours != null && callerSpeaks && !ours.first() && profile.cancels()) {
            // the caller began before the provider had our request: let them speak, their turn makes a response of its own
            out.model(new CancelResponse(responseId));
            cut(responseId);
            if (!ours.plain()) {
                waiting.addFirst(ours);
            }
        }
    }

    /** Returns what made it: our request, or a plain one if the provider made it by itself. */
    StartResponse done(String responseId) {
        StartResponse made = sent == null ? StartResponse.plain() : sent.command();
        if (active == null || responseId == null || active.equals(responseId)) {
            active = null;
            sent = null;
            inFlight = false;
            takenBack = false;
        }
        return made;
    }

    /** Takes back what still waits; whether it did. */
    boolean withdraw(StartResponse command) {
        return waiting.removeIf(request -> request.command() == command);
    }

    /** Takes back what was asked for, unless {@code heard}: the caller hears the running response already. */
    void takeBack(StartResponse command, boolean heard, Effects out) {
        if (withdraw(command) || !isSent(command) || heard || !profile.cancels()) {
            return;
        }
        if (active == null) {
            takenBack = true;
        } else {
            out.model(new CancelResponse(active));
            cut(active);
        }
    }

    /** Whether this very request is running, or on its way. */
    boolean isSent(StartResponse command) {
        return sent != null && sent.command() == command;
    }

    /** The provider had a response running when we asked for another. */
    void refused(long now) {
        if (sent != null) {
            waiting.addFirst(sent);
            sent = null;
        }
        inFlight = false;
        if (active == null) {
            retry.set(now, RETRY);
        }
    }

    /** What still comes of this response is not for the caller. */
    void cut(String responseId) {
        if (responseId != null && !cut.contains(responseId)) {
            cut.addLast(responseId);
            if (cut.size() > REMEMBERED) {
                cut.removeFirst();
            }
        }
    }

    boolean isCut(String responseId) {
        return responseId != null && cut.contains(responseId);
    }

    /** The running response, {@code null} if there is none or it isn't known. */
    String active() {
        return active;
    }

    /** Whether a response runs or was asked for. */
    boolean busy() {
        return active != null || inFlight;
    }

    /** Whether a response runs that is still for the caller; if they hear nothing, it stalls. */
    boolean stalls() {
        return active != null && !isCut(active);
    }

    /** Whether nothing runs, nothing waits, and the caller is silent. */
    boolean quiet() {
        return !busy() && waiting.isEmpty() && !callerSpeaks && !ownAnswer.isSet();
    }

    boolean callerSpeaks() {
        return callerSpeaks;
    }

    void forgetWaiting() {
        waiting.clear();
    }

    long deadline() {
        return Math.min(listening.at(), Math.min(ownAnswer.at(), retry.at()));
    }
}
