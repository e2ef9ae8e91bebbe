package io.trunkline.bridge.admission;

import io.trunkline.bridge.config.BridgeConfig;
import io.trunkline.bridge.session.Calls;
import io.trunkline.bridge.socket.MediaLoop;
import io.trunkline.bridge.telemetry.BridgeMetrics;
import io.trunkline.carriers.CarrierStreamDecoder;
import io.trunkline.carriers.twilio.TwilioStreamDecoder;
import jakarta.inject.Singleton;

/** What every stream that wants in is judged by. */
@Singleton
public class Admissions {
    final BridgeConfig config;
    final Calls calls;
    final StreamTokens tokens;
    final UnannouncedCalls unannounced;
    final MediaLoop loop;
    final BridgeMetrics metrics;
    /** One for all streams: it keeps nothing from message to message, and what it works with stays in the processor's cache. */
    final CarrierStreamDecoder decoder = new TwilioStreamDecoder();

    public Admissions(BridgeConfig config, Calls calls, StreamTokens tokens, UnannouncedCalls unannounced, MediaLoop loop, BridgeMetrics metrics) {
        this.config = config;
        this.calls = calls;
        this.tokens = tokens;
        this.unannounced = unannounced;
        this.loop = loop;
        this.metrics = metrics;
    }

    /** A stream whose handshake was good. */
    CarrierStream newStream() {
        return new CarrierStream(this);
    }
}
