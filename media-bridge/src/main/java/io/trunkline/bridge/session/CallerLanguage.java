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

    private final CallDesk desk;
    private final CallSetup setup;
    private int turns;

    CallerLanguage(CallDesk desk) {
        this.desk = desk;
        this.setup = new CallSetup(desk.around());
    }

    /** The caller's words are looked at in the first turns, off the media loop; the answer comes when it comes. */
    void completed(TurnCompleted turn) {
        VoiceAgent agent = desk.facts().agent;
        if (turn.side() == Side.CALLER && agent.languages().size() > 1 && turns++ < TURNS) {
            desk.around().languageGuess.guess(turn.text(), agent.languages(), tag -> desk.input().accept(new CallInput.LanguageTold(tag, false)));
        }
    }

    /** The model named the language itself. */
    void named(String tag) {
        if (!tag.isBlank() && desk.facts().agent.languages().size() > 1) {
            desk.input().accept(new CallInput.LanguageTold(tag, true));
        }
    }

    void wanted(String language) {
        CallFacts facts = desk.facts();
        facts.language = language;
        desk.context().set(Map.of(SessionFields.LANGUAGE, language));
        desk.around().metrics.languageSwitched(language);
        desk.input().accept(new CallInput.LanguageSwitched(setup.session(facts.placed, facts.agent, language), language));
    }
}
