package io.trunkline.catalog.agent;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a voice agent behaves where the model would not by itself.
 *
 * @param silence      what a silent caller hears, and when
 * @param filler       what is said while a tool takes its time
 * @param phrases      what is said and listened for, by language: those of the file over those that come with us
 * @param translations what differs in languages other than the first
 * @param budget       what a call may cost
 * @param hosted       tool servers that the model's provider itself may talk to
 * @param dispositions words of which the model chooses one when the call ends; empty: it isn't asked
 */
public record Conduct(Silence silence, Filler filler, Map<String, Phrases> phrases, Map<String, Translation> translations, Optional<Budget> budget,
        List<HostedServer> hosted, List<String> dispositions) {

    /** Waits before each step; zero leaves it out. {@code holdOn}, {@code searching}: before the first, for who asked to wait or must look something up. */
    public record Silence(Duration guidance, Duration stillThere, Duration callBack, Duration goodbye, Duration holdOn, Duration searching) {}

    /** {@code after} zero: never. */
    public record Filler(Duration after, Map<String, ToolFiller> tools) {}

    /** Of one tool; {@code say} empty: the language's own sentences. */
    public record ToolFiller(Duration after, Optional<String> say) {}

    /** {@code guidance} is told to the model, with {@code {question}}; {@code holdOn} and {@code lookedUp} are listened for; {@code lost} and {@code sayAgain} after a gap. */
    public record Phrases(String guidance, String stillThere, String callBack, String goodbye, List<String> fillers, String budgetClosing,
            String budgetHuman, List<String> holdOn, List<String> lookedUp, String lost, String sayAgain) {}

    /** An agent in another language. What is empty stays as in the first. */
    public record Translation(Optional<String> voice, Optional<VoiceAgent.Greeting> greeting, List<String> disclosures, Optional<String> instructions) {}

    /** {@code usd} a call; {@code wrapUpAt} a share of it at which the agent is told to come to an end. */
    public record Budget(double usd, double wrapUpAt, Then then) {

        /** What follows when it is spent. */
        public enum Then { CLOSE, HUMAN }
    }

    /** {@code asksFirst}: the provider asks us for each call, and only {@code approve} is answered with yes. {@code authorization} may hold {@code ${NAME}}. */
    public record HostedServer(String label, String url, List<String> allowedTools, boolean asksFirst, List<String> approve, Optional<String> authorization) {}
}
