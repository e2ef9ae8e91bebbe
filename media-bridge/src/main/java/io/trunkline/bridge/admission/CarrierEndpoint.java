package io.trunkline.bridge.admission;

import io.trunkline.bridge.config.BridgeConfig;
import io.trunkline.bridge.socket.CarrierSockets;
import io.trunkline.bridge.telemetry.BridgeMetrics;
import io.trunkline.carriers.twilio.TwilioSignature;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

/** {@code /media/{bridge}/twilio}: where Twilio's media streams arrive, on the service's HTTP port. */
@Singleton
public class CarrierEndpoint {
    private static final String PATH = "/media/%s/twilio";
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final String bridge;
    private final String signedUrl;
    private final TwilioSignature signature;
    /** Looked up late: the router is there before Kafka's channels are. */
    private final Instance<Admissions> admissions;
    private final CarrierSockets sockets;
    private final BridgeMetrics metrics;

    public CarrierEndpoint(BridgeConfig config, Instance<Admissions> admissions, CarrierSockets sockets, BridgeMetrics metrics) {
        this.bridge = config.bridgeId();
        this.signedUrl = config.publicUrl().replaceAll("/+$", "") + PATH.formatted(bridge);
        this.signature = new TwilioSignature(config.twilioAuthToken());
        this.admissions = admissions;
        this.sockets = sockets;
        this.metrics = metrics;
    }

    void mount(@Observes Router router) {
        router.route(PATH.formatted(":bridge")).handler(this::handshake);
        router.route(PATH.formatted(":bridge") + "/").handler(this::handshake);
    }

    /** The signature is Twilio's over the URL it was given, so over the configured public base, not over what a proxy made of it. */
    private void handshake(RoutingContext request) {
        if (!bridge.equals(request.pathParam("bridge"))) {
            metrics.streamRefused("other_bridge");
            request.response().setStatusCode(NOT_FOUND).end();
        } else if (!signature.verifyHandshake(signedUrl, request.request().getHeader("X-Twilio-Signature"))) {
            metrics.streamRefused("signature");
            request.response().setStatusCode(FORBIDDEN).end();
        } else {
            sockets.upgrade(request.request(), () -> admissions.get().newStream());
        }
    }
}
