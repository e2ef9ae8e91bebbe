package io.trunkline.gateway.placement;

import io.trunkline.contracts.redis.AdmissionKeys;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a call needs to be placed, as {@link PlacementScripts#RESERVE} reads it. Its names are those of the JSON.
 *
 * @param line         number dialled
 * @param lineLimit    calls its voice agents may have at once; null for any number
 * @param insists      it had a voice agent already: limits of line and provider are for new calls
 * @param bridges      candidates, the preferred ones first
 * @param preferred    how many of them are
 * @param providers    that may speak, in order; empty if no bridge says
 * @param callTokens   of a provider's minute that a call which starts will use
 * @param tokensKept   share of the minute that is kept for calls which run
 */
record Demand(String callId, String line, Integer lineLimit, boolean insists, List<String> bridges, int preferred, List<Provider> providers,
        long callTokens, double tokensKept, long staleMillis, long countedMillis, long acceptingMillis, long startingMillis) {

    /** @param sessions at once with all bridges together; null for any number */
    record Provider(String name, Integer sessions) {}

    /** @return the script's keys, in its order */
    List<String> keys() {
        Stream<String> fixed = Stream.of(AdmissionKeys.BRIDGES, AdmissionKeys.lineTokens(line), AdmissionKeys.waitingOn(line), AdmissionKeys.WAITING,
                AdmissionKeys.WAITING_UNTIL, AdmissionKeys.PROVIDER_LIMITS, AdmissionKeys.paceOf(line));
        Stream<String> places = bridges.stream().map(AdmissionKeys::reservations);
        Stream<String> tokens = providers.stream().flatMap(p -> Stream.of(AdmissionKeys.providerTokens(p.name()), AdmissionKeys.startingAt(p.name())));
        return Stream.of(fixed, places, tokens).flatMap(keys -> keys).toList();
    }
}
