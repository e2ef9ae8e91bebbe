package io.trunkline.bridge.session;

import io.trunkline.call.manner.Budget;
import io.trunkline.call.manner.Fillers;
import io.trunkline.call.manner.LanguageRule;
import io.trunkline.call.manner.Manner;
import io.trunkline.call.manner.Patience;
import io.trunkline.call.manner.Phrases;
import io.trunkline.catalog.agent.Conduct;
import io.trunkline.catalog.agent.VoiceAgent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** From how a voice agent is declared to behave to what the call is told. */
final class Manners {

    static Manner of(VoiceAgent agent, String language) {
        Conduct conduct = agent.conduct();
        Map<String, Phrases> phrases = new HashMap<>();
        conduct.phrases().forEach((tag, words) -> phrases.put(tag, phrases(words)));
        return new Manner(patience(conduct.silence()), fillers(conduct.filler()), phrases, language, new LanguageRule(agent.languages()),
                conduct.budget().map(Manners::budget).orElse(Budget.NONE), approved(conduct));
    }

    private static Budget budget(Conduct.Budget budget) {
        return new Budget(budget.usd(), budget.wrapUpAt(), budget.then() == Conduct.Budget.Then.HUMAN);
    }

    private static Set<String> approved(Conduct conduct) {
        return conduct.hosted().stream().flatMap(server -> server.approve().stream().map(tool -> server.label() + "/" + tool)).collect(Collectors.toSet());
    }

    private static Patience patience(Conduct.Silence silence) {
        return new Patience(silence.guidance(), silence.stillThere(), silence.callBack(), silence.goodbye(), silence.holdOn(), silence.searching());
    }

    private static Fillers fillers(Conduct.Filler filler) {
        Map<String, Duration> after = new HashMap<>();
        Map<String, String> sentences = new HashMap<>();
        filler.tools().forEach((tool, own) -> {
            after.put(tool, own.after());
            own.say().ifPresent(sentence -> sentences.put(tool, sentence));
        });
        return new Fillers(filler.after(), after, sentences);
    }

    private static Phrases phrases(Conduct.Phrases words) {
        return new Phrases(words.guidance(), words.stillThere(), words.callBack(), words.goodbye(), words.fillers(), words.budgetClosing(), words.budgetHuman(),
                words.holdOn(), words.lookedUp(), words.lost(), words.sayAgain());
    }

    private Manners() {
    }
}
