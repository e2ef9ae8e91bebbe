package io.trunkline.bridge.session;

import io.trunkline.call.CallInput;
import io.trunkline.call.CallNotice.TurnCompleted;
import io.trunkline.call.model.Side;
import io.trunkline.catalog.agent.VoiceAgent;
import io.trunkline.contracts.redis.SessionFields;
import java.util.Map;

/** In which of its languages the voice agent speaks: chosen by key before the call, told by the model, or from the caller's words. Owned by the media loop. */
final class CallerLanguage {
    /** Who was answered in one language so often speaks it. */
    private static final int TURNS = 8;

    private final CallScope scope;
    private final CallSetup setup;
    private int turns;

    CallerLanguage(CallScope scope) {
        this.scope = scope;
        this.setup = new CallSetup(scope.services());
    }

    /** The caller's words are looked at in the first turns, off the media loop; the answer comes when it comes. */
    void completed(TurnCompleted turn) {
        VoiceAgent agent = scope.facts().agent;
        if (turn.side() == Side.CALLER && agent.languages().size() > 1 && turns++ < TURNS) {
            scope.services().languageGuess.guess(turn.text(), agent.languages(), tag -> scope.input().accept(new CallInput.LanguageTold(tag, false)));
        }
    }

    /** The model named the language itself. */
    void named(String tag) {
        if (!tag.isBlank() && scope.facts().agent.languages().size() > 1) {
            scope.input().accept(new CallInput.LanguageTold(tag, true));
        }
    }

    void wanted(String language) {
        CallFacts facts = scope.facts();
        facts.language = language;
        scope.context().set(Map.of(SessionFields.LANGUAGE, language));
        scope.services().metrics.languageSwitched(language);
        scope.input().accept(new CallInput.LanguageSwitched(setup.session(facts.placed, facts.agent, language), language));
    }
}
