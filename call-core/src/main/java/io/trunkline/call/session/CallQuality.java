package io.trunkline.call.session;

import io.trunkline.call.CallNotice.AnswerHeard;
import io.trunkline.call.CallNotice.BargeIn.Cause;
import io.trunkline.call.CallNotice.DeadAir;
import io.trunkline.call.CallNotice.Silenced;
import io.trunkline.call.Effects;
import io.trunkline.call.audio.Audio;
import io.trunkline.call.audio.Loudness;
import io.trunkline.call.carrier.CarrierEvent.AudioReceived;
import io.trunkline.call.model.ModelProfile;
import io.trunkline.call.playout.Playout;
import io.trunkline.call.quality.LineMeter;
import io.trunkline.call.quality.LineQuality;
import java.time.Duration;

/**
 * The call as the caller's ear has it: when their speech ended by its sound, not by a provider's word; when the answer was heard by the carrier's mark, not
 * when it was sent. A mark that comes back tells both on the carrier's clock: the way back delays it as much as it delayed the caller's voice, so that the
 * difference has no network in it but what the caller waited for.
 */
final class CallQuality {

    private static final long NO = -1;
    /** Nobody waits for less than this in a conversation. */
    private static final long DEAD = Duration.ofSeconds(2).toNanos();
    /** A provider tells of speech later than this after it began, or it is other speech. */
    private static final long NOTICED_LATE = Duration.ofSeconds(1).toNanos();
    /** Speech that is going on for longer isn't what interrupts. */
    private static final long ONSET = Duration.ofSeconds(3).toNanos();

    private final LineMeter line = new LineMeter();
    /** Mean magnitude from which the agent's audio is speech; see {@link Loudness}. */
    private static final int AUDIBLE = 200;

    private final Playout playout;
    private ModelProfile profile;
    private long answerAt = NO;
    private long answerSpeechEnded;
    private long answerModel;
    private long bargedAt = NO;
    private long bargeOnset;
    private long quietSince = NO;
    private long voiceUntil;
    private boolean agentSpoke;

    CallQuality(Playout playout, ModelProfile profile) {
        this.playout = playout;
        this.profile = profile;
    }

    /** The hot path; {@code loud}: there may be speech in it. */
    void frame(AudioReceived frame, boolean loud, long now, Effects out) {
        boolean agent = playout.sounds(now) && (!profile.endlessOutput() || now < playout.startsAt(voiceUntil));
        line.frame(now, frame.timestampMs(), frame.audio().bytes(), loud, agent);
        agentSpoke |= agent;
        if (!agentSpoke) {
            return;
        }
        if (!agent && !line.callerSpeaks()) {
            quietSince = quietSince == NO ? now : quietSince;
        } else if (quietSince != NO) {
            if (now - quietSince >= DEAD) {
                out.notice(new DeadAir(now - quietSince));
            }
            quietSince = NO;
        }
    }

    /** Another provider serves the call. */
    void use(ModelProfile other) {
        profile = other;
    }

    /** Audio of the agent is about to be sent, by a provider that doesn't tell when the caller speaks or whether its audio is speech: both are heard. */
    void agentAudio(Audio audio, long now) {
        if (profile.speechEvents() && !profile.endlessOutput() || Loudness.of(audio) < AUDIBLE) {
            return;
        }
        voiceUntil = playout.position() + audio.bytes();
        if (!profile.speechEvents() && answerAt == NO && line.speechEnded() > answerSpeechEnded) {
            answerBegins(NO, now);
        }
    }

    /** The first audio of an answer is about to be sent; {@code turnTold}: when the provider told that the caller began, {@code NO} if it tells nothing. */
    void answerBegins(long turnTold, long now) {
        long ended = line.speechEnded();
        if (ended == NO || line.callerSpeaks() && now - ended < NOTICED_LATE / 10 || turnTold != NO && ended < turnTold - NOTICED_LATE) {
            return;
        }
        answerAt = playout.position();
        answerSpeechEnded = ended;
        answerModel = Math.max(0, now - line.speechEndArrived());
    }

    /** A mark proved that something was heard. */
    void proved(long now, Effects out) {
        if (answerAt != NO && playout.proved() > answerAt) {
            answered(now - Playout.nanos(playout.proved() - answerAt), out);
        }
    }

    private void answered(long heardAt, Effects out) {
        long after = Math.max(0, heardAt - answerSpeechEnded);
        out.notice(new AnswerHeard(answerSpeechEnded, after, Math.min(after, answerModel)));
        answerAt = NO;
    }

    /** The carrier was told to fall silent; {@code answers}: it has marks to give back. An answer that was cut before its first mark is told by estimate. */
    void cut(Cause cause, boolean answers, long now, Effects out) {
        if (answerAt != NO && playout.startsAt(answerAt) < now) {
            answered(playout.startsAt(answerAt) + playout.roundTripNanos(), out);
        }
        answerAt = NO;
        boolean known = cause == Cause.SPEECH && line.speechBegan() != NO && now - line.speechEnded() < NOTICED_LATE && now - line.speechBegan() < ONSET;
        bargedAt = known ? now : NO;
        bargeOnset = line.speechBegan();
        if (known && !answers) {
            silenced(now + playout.roundTripNanos(), out);
        }
    }

    /** A mark came back that proves nothing; one that was on its way before the clear can't be told by it. */
    void stale(long now, Effects out) {
        if (bargedAt != NO && now - bargedAt >= playout.roundTripNanos()) {
            silenced(now, out);
        }
    }

    private void silenced(long at, Effects out) {
        bargedAt = NO;
        out.notice(new Silenced(Math.max(0, at - bargeOnset)));
    }

    LineQuality line(long missing) {
        return line.quality(missing, playout.roundTripNanos());
    }
}
