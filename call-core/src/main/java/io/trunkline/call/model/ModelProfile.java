package io.trunkline.call.model;

import static io.trunkline.call.model.ModelProfile.Ability.CANCELS;
import static io.trunkline.call.model.ModelProfile.Ability.CREATES_RESPONSES;
import static io.trunkline.call.model.ModelProfile.Ability.ENDLESS_OUTPUT;
import static io.trunkline.call.model.ModelProfile.Ability.GAPLESS_INPUT;
import static io.trunkline.call.model.ModelProfile.Ability.INTERRUPTS_ITSELF;
import static io.trunkline.call.model.ModelProfile.Ability.RESPONSE_BOUNDARIES;
import static io.trunkline.call.model.ModelProfile.Ability.SPEECH_EVENTS;
import static io.trunkline.call.model.ModelProfile.Ability.TEXT_ASIDE;
import static io.trunkline.call.model.ModelProfile.Ability.TRUNCATES;
import static io.trunkline.call.model.ModelProfile.Ability.UPDATES_SESSION;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What a provider can do and does by itself: what the core asks instead of a provider's name. Immutable. */
public record ModelProfile(Set<Ability> abilities) {

    /** One thing that a provider does or needs. */
    public enum Ability {
        /** It tells when the caller starts and stops speaking. */
        SPEECH_EVENTS,
        /** It answers by itself when the caller's turn ends. */
        CREATES_RESPONSES,
        /** It stops its response when the caller starts speaking. */
        INTERRUPTS_ITSELF,
        /** A running response can be cancelled. */
        CANCELS,
        /** An item can be cut to what was heard. */
        TRUNCATES,
        /** It tells when a response starts and ends. */
        RESPONSE_BOUNDARIES,
        /** Instructions and tools can change while the session runs; otherwise another voice agent needs another session. */
        UPDATES_SESSION,
        /** It goes on by itself when it has the output of its tools. */
        CONTINUES_AFTER_TOOLS,
        /** It answers questions beside the conversation as text. */
        TEXT_ASIDE,
        /** Its voice is one stream at the pace of real time, silence included: audio that arrives is no sign of speech. */
        ENDLESS_OUTPUT,
        /** Its clock runs on the caller's audio: there must always be some, silence if there is nothing else. */
        GAPLESS_INPUT
    }

    /** The OpenAI Realtime protocol with VAD at the server. */
    public static final ModelProfile REALTIME = of(SPEECH_EVENTS, CREATES_RESPONSES, INTERRUPTS_ITSELF, CANCELS, TRUNCATES, RESPONSE_BOUNDARIES,
            UPDATES_SESSION, TEXT_ASIDE);

    /** A full-duplex model that runs the conversation alone (GPT-Live): no turn events, no cancel, no truncate. */
    public static final ModelProfile FULL_DUPLEX = of(CREATES_RESPONSES, INTERRUPTS_ITSELF, ENDLESS_OUTPUT, GAPLESS_INPUT);

    public ModelProfile {
        // asked at every frame: a bit is quicker to look at than a hash table
        abilities = Collections.unmodifiableSet(abilities.isEmpty() ? EnumSet.noneOf(Ability.class) : EnumSet.copyOf(abilities));
    }

    public static ModelProfile of(Ability... abilities) {
        return new ModelProfile(Set.of(abilities));
    }

    /** This profile without some abilities. */
    public ModelProfile without(Ability... lacking) {
        EnumSet<Ability> rest = EnumSet.copyOf(abilities);
        Arrays.asList(lacking).forEach(rest::remove);
        return new ModelProfile(rest);
    }

    /** This profile with more abilities. */
    public ModelProfile with(Ability... more) {
        EnumSet<Ability> all = EnumSet.copyOf(abilities);
        all.addAll(Arrays.asList(more));
        return new ModelProfile(all);
    }

    /** The abilities' names in the order they are listed in, separated by commas; {@link #named} reads them. */
    public String names() {
        return abilities.stream().sorted().map(Ability::name).collect(Collectors.joining(","));
    }

    /** The profile with the abilities of these names. */
    public static ModelProfile named(String names) {
        return new ModelProfile(Arrays.stream(names.split(",")).filter(name -> !name.isEmpty()).map(Ability::valueOf).collect(Collectors.toSet()));
    }

    public boolean can(Ability ability) {
        return abilities.contains(ability);
    }

    public boolean speechEvents() {
        return can(SPEECH_EVENTS);
    }

    public boolean createsResponses() {
        return can(CREATES_RESPONSES);
    }

    public boolean interruptsItself() {
        return can(INTERRUPTS_ITSELF);
    }

    public boolean cancels() {
        return can(CANCELS);
    }

    public boolean truncates() {
        return can(TRUNCATES);
    }

    public boolean responseBoundaries() {
        return can(RESPONSE_BOUNDARIES);
    }

    public boolean endlessOutput() {
        return can(ENDLESS_OUTPUT);
    }
}
