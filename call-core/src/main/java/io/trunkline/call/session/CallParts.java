package io.trunkline.call.session;

import io.trunkline.call.CallConfig;
import io.trunkline.call.CallCounters;
import io.trunkline.call.Effects;
import io.trunkline.call.Timings;
import io.trunkline.call.audio.CallerActivity;
import io.trunkline.call.manner.Patience;
import io.trunkline.call.manner.Phrases;
import io.trunkline.call.model.ModelProfile;

/** The parts a call is made of, and how they know each other. */
final class CallParts {

    final Counts counts = new Counts();
    final CallerActivity caller = new CallerActivity();
    final Uplink uplink;
    final Responses responses;
    final Turns turns = new Turns();
    final Speech speech;
    final ToolCalls toolCalls;
    final ToolDesk tools;
    final Keypad keypad;
    final Keys keys;
    final Greeting greeting;
    final Farewell farewell;
    final Handover handover;
    final Watchdog watchdog;
    final Silence silence;
    final Filler filler;
    final LastWords lastWords;
    final Leaving leaving;
    final ModelLink model;
    final Ending ending;
    final Succession succession;
    final CallerEar callerEar = new CallerEar();
    final SilenceFeed feed = new SilenceFeed();
    private ModelProfile profile;

    CallParts(CallConfig config, long now) {
        Timings timings = config.timings();
        profile = config.profile();
        uplink = new Uplink(timings.uplinkBuffer(), config.adaptiveUplink(), caller, counts);
        responses = new Responses(config.profile());
        speech = new Speech(config.profile(), timings.markEvery(), responses, turns, counts);
        toolCalls = new ToolCalls(timings.tool(), config.toolTexts(), responses, counts);
        keypad = new Keypad(timings.keyGap());
        greeting = new Greeting(config.greeting(), timings.identification());
        SessionSetup setup = new SessionSetup(config.session());
        farewell = new Farewell(timings.goodbye());
        handover = new Handover(timings.announcement());
        tools = new ToolDesk(config, toolCalls, handover, farewell, setup);
        watchdog = new Watchdog(timings);
        leaving = new Leaving(timings);
        model = new ModelLink(setup, watchdog, responses, counts);
        keys = new Keys(keypad, responses, leaving, model);
        Phrases phrases = config.manner().phrases(config.manner().language());
        // without word of when the caller speaks, silence can't be told
        silence = new Silence(config.profile().speechEvents() ? config.manner().patience() : Patience.ENDLESS, phrases);
        filler = new Filler(config.manner().fillers(), phrases, toolCalls, responses);
        lastWords = new LastWords(responses, farewell, leaving, timings.goodbye());
        ending = new Ending(speech, toolCalls, model, farewell, leaving, counts);
        ending.prepared(now, timings);
        succession = new Succession(this, timings);
        toolCalls.use(profile);
    }

    /** Another provider serves the call. */
    void use(ModelProfile other) {
        profile = other;
        responses.use(other);
        speech.use(other);
        toolCalls.use(other);
    }

    ModelProfile profile() {
        return profile;
    }

    /** The call is on its way to a human without the agent. */
    boolean agentIsOut() {
        return leaving.toOperator();
    }

    /** Nobody speaks, nothing is being said or about to be, all of it was heard. */
    boolean still() {
        return responses.quiet() && speech.idle() && model.ready();
    }

    /** Whether it is the caller's turn, and nothing is being done that they might wait for. */
    boolean callersTurn() {
        return still() && greeting.over() && toolCalls.open().isEmpty() && !handover.begun() && !farewell.pending() && !lastWords.pending()
                && keypad.deadline() == Deadline.NEVER;
    }

    /** Takes a filler back that nobody hears yet, once all tools have answered. */
    void fillerAnswered(Effects out) {
        filler.answered(responses.active() != null && speech.hadAudio(responses.active()), out);
    }

    boolean over() {
        return ending.over();
    }

    CallCounters counters() {
        return counts.snapshot();
    }
}
