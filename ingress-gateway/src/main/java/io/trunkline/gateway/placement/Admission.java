package io.trunkline.gateway.placement;

import io.trunkline.catalog.Catalog;
import io.trunkline.contracts.http.PlaceCall;
import io.trunkline.contracts.redis.AdmissionKeys;
import io.trunkline.contracts.redis.BridgeAnnouncement;
import io.trunkline.gateway.config.GatewayConfig;
import io.trunkline.gateway.config.SessionLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which tokens a call needs: of a bridge, of a model provider, of its line. Immutable. */
@ApplicationScoped
public class Admission {
    /** How long an accepted call counts while the bridge's next announcement is awaited: until that would be stale. */
    static final long COUNTED_MILLIS = AdmissionKeys.STALE_AFTER_MILLIS;
    /** Between the end of our waiting for a bridge and its word that this is so. */
    private static final long MARGIN_MILLIS = 500;
    /** A call has been answered a first time by then, so that the provider's next word has it. */
    private static final long STARTING_MILLIS = 10_000;

    private final Catalog catalog;
    private final Map<String, Integer> sessions;
    private final long callTokens;
    private final double tokensKept;
    private final long acceptingMillis;

    @Inject
    Admission(Catalog catalog, GatewayConfig config) {
        this.catalog = catalog;
        this.sessions = SessionLimits.parse(config.admission().sessions().orElse(""));
        this.callTokens = config.admission().callTokens();
        this.tokensKept = config.admission().tokensKept();
        this.acceptingMillis = config.placement().bridgeTimeout().toMillis() + MARGIN_MILLIS;
    }

    /**
     * @param open      bridges that may take it
     * @param preferred those of them that should
     */
    Demand of(PlaceCall call, List<BridgeAnnouncement> open, List<BridgeAnnouncement> preferred) {
        List<String> bridges = Stream.concat(preferred.stream(), open.stream()).map(BridgeAnnouncement::bridge).distinct().toList();
        Integer lineLimit = catalog.line(call.line()).filter(line -> line.capacity().isPresent()).map(line -> line.capacity().getAsInt()).orElse(null);
        return new Demand(call.callId(), call.line(), lineLimit, call.resumes(), bridges, preferred.size(), providers(open, call.agent()),
                callTokens, tokensKept, AdmissionKeys.STALE_AFTER_MILLIS, COUNTED_MILLIS, acceptingMillis, STARTING_MILLIS);
    }

    /** As the bridge says that started last: of two versions it knows the newer settings. */
    private List<Demand.Provider> providers(List<BridgeAnnouncement> open, String agent) {
        return open.stream().filter(bridge -> bridge.providers() != null)
                .max(Comparator.comparing(BridgeAnnouncement::startedAt, Comparator.nullsFirst(Comparator.naturalOrder())))
                .map(bridge -> bridge.providersOf(agent)).orElse(List.of()).stream()
                .map(name -> new Demand.Provider(name, sessions.get(name))).toList();
    }
}
