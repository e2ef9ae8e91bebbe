package io.trunkline.realtime.socket;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.smallrye.mutiny.Uni;
import io.trunkline.realtime.fault.FaultSwitches;
import io.trunkline.realtime.mind.MindFactory;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Lets a client in or answers its upgrade with 400 (no model), 401 (no or wrong key), 403 (no such local model) or 404
 * ({@code call_id}: there are no SIP calls here).
 */
@ApplicationScoped
public class UpgradeGate implements HttpUpgradeCheck {

    static final TypedKey<HttpConnection> CONNECTION = new TypedKey<>("connection");
    private static final String BROWSER_KEY = "openai-insecure-api-key.";

    private final RealtimeConfig config;
    private final FaultSwitches faults;
    private final MindFactory minds;

    UpgradeGate(RealtimeConfig config, FaultSwitches faults, MindFactory minds) {
        this.config = config;
        this.faults = faults;
        this.minds = minds;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        OptionalInt refused = refusal(context.httpRequest());
        if (refused.isPresent()) {
            return CheckResult.rejectUpgrade(refused.getAsInt());
        }
        context.userData().put(CONNECTION, context.httpRequest().connection());
        return CheckResult.permitUpgrade();
    }

    private OptionalInt refusal(HttpServerRequest request) {
        int fault = faults.now().refuseUpgrade();
        if (fault != 0) {
            return OptionalInt.of(fault);
        }
        if (!admitted(key(request))) {
            return OptionalInt.of(401);
        }
        if (request.getParam("call_id") != null) {
            return OptionalInt.of(404);
        }
        String model = request.getParam("model");
        if (model == null || model.isBlank()) {
            return OptionalInt.of(400);
        }
        return model.startsWith("local/") && !minds.models().contains(model) ? OptionalInt.of(403) : OptionalInt.empty();
    }

    private boolean admitted(Optional<String> key) {
        return key.isPresent() && config.key().map(key.get()::equals).orElse(true);
    }

    /** The key of the header or, as browsers must, of a subprotocol. */
    private static Optional<String> key(HttpServerRequest request) {
        String header = request.getHeader("Authorization");
        if (header != null && header.regionMatches(true, 0, "Bearer ", 0, 7) && !header.substring(7).isBlank()) {
            return Optional.of(header.substring(7).strip());
        }
        String protocols = request.getHeader("Sec-WebSocket-Protocol");
        return protocols == null ? Optional.empty() : Arrays.stream(protocols.split(",")).map(String::strip)
                .filter(p -> p.startsWith(BROWSER_KEY) && p.length() > BROWSER_KEY.length())
                .map(p -> p.substring(BROWSER_KEY.length())).findFirst();
    }
}
