package io.trunkline.call.session;

import io.trunkline.call.CallConfig;
import io.trunkline.call.CallCounters;
import io.trunkline.call.Effects;
import io.trunkline.call.Timings;
import io.trunkline.call.audio.CallerActivity;
import io.trunkline.call.manner.Manner;
import io.trunkline.call.manner.Phrases;
import io.trunkline.call.model.ModelProfile;
import io.trunkline.call.model.ModelProfile.Ability;

/** The parts a call is made of, and how they know each other. */
final class CallParts {

    final Counts counts = new Counts();
    final CallerActivity caller = new CallerActivity();
    private ModelProfile profile;
    final OwnTurns ownTurns;
    final Uplink uplink;
    final Responses responses;
    final Turns turns = new Turns();
    final Speech speech;
    final ToolCalls toolCalls;
    final ToolDispatch tools;
    final Keypad keypad;
    final Keys keys;
    final Greeting greeting;
    final Farewell farewell;
    final Handover handover;
    final Watchdog watchdog;
    final Silence silence;
    final Filler filler;
    final LastWords lastWords;
    final HostedTools hosted;
    final Languages languages;
    final Spending spending;
    final OutOfBandQuestions questions = new OutOfBandQuestions();
    private Manner manner;
    final Leaving leaving;
    final ModelLink model;
    final Ending ending;
    final Succession succession;
    final SpeechDetector speechDetector = new SpeechDetector();
    final Resuming resuming;
    final SilenceFeed feed = new SilenceFeed();

    CallParts(CallConfig config, long now) {
        Timings timings = config.timings();
        uplink = new Uplink(timings.uplinkBuffer(), config.adaptiveUplink(), caller, counts);
        ownTurns = new OwnTurns(config.session().turnDetection());
        profile = withoutOurs(config.profile());
        responses = new Responses(profile);
        speech = new Speech(profile, timings.markEvery(), responses, turns, counts);
        toolCalls = new ToolCalls(timings.tool(), config.toolTexts(), responses, counts);
        keypad = new Keypad(timings.keyGap());
        greeting = new Greeting(config.greeting(), timings.identification());
        SessionSetup setup = new SessionSetup(config.session());
        farewell = new Farewell(timings.goodbye());
        handover = new Handover(timings.announcement());
        tools = new ToolDispatch(config, toolCalls, handover, farewell, setup);
        watchdog = new Watchdog(timings);
        leaving = new Leaving(timings);
        model = new ModelLink(setup, watchdog, responses, counts, new LimitWatch());
        keys = new Keys(keypad, responses, leaving, model);
        manner = config.manner();
        silence = new Silence(config.manner(), hearsCaller());
        filler = new Filler(config.manner(), toolCalls, responses);
        hosted = new HostedTools(config.manner(), responses);
        languages = new Languages(config.manner());
        lastWords = new LastWords(responses, farewell, leaving, timings.goodbye());
        spending = new Spending(config.manner(), setup, lastWords);
        ending = new Ending(speech, toolCalls, model, farewell, leaving, questions, counts);
        ending.prepared(now, timings);
        succession = new Succession(this, timings);
        resuming = new Resuming(this, config.resumes());
        toolCalls.use(profile);
    }

    /** A provider that isn't asked to find turns does nothing at their ends either. */
    private ModelProfile withoutOurs(ModelProfile other) {
        return ownTurns.ours() ? other.without(Ability.SPEECH_EVENTS, Ability.CREATES_RESPONSES, Ability.INTERRUPTS_ITSELF) : other;
    }

    /** Another provider serves the call. */
    void use(ModelProfile other) {
        profile = withoutOurs(other);
        responses.use(profile);
        speech.use(profile);
        toolCalls.use(profile);
        silence.use(hearsCaller());
    }

    /** Whether it is told when the caller speaks, by the provider or by ourselves in its place. */
    private boolean hearsCaller() {
        return profile.speechEvents() || ownTurns.ours();
    }

    /** The call is on its way to a human without the agent. */
    boolean agentIsOut() {
        return leaving.toOperator();
    }

    /** The agent speaks another of its languages. */
    void speak(String language) {
        become(manner.speaking(language));
    }

    /** Another agent has the call. */
    void become(Manner other) {
        manner = other;
        silence.become(manner);
        filler.become(manner);
        hosted.become(manner);
        languages.become(manner);
        spending.become(manner);
    }

    /** What the agent says of itself in the language it speaks. */
    Phrases phrases() {
        return manner.phrases();
    }

    ModelProfile profile() {
        return profile;
    }

    /** Nobody speaks, nothing is being said or about to be, all of it was heard. */
    boolean still() {
        return responses.quiet() && speech.idle() && model.ready();
    }

    /** Whether it is the caller's turn, and nothing is being done that they might wait for. */
    boolean callersTurn() {
        return still() && greeting.over() && toolCalls.open().isEmpty() && !handover.begun() && !farewell.pending() && !lastWords.pending() && !hosted.pending()
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
