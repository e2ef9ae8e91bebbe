package io.trunkline.bridge.session;

import io.opentelemetry.api.trace.Tracer;
import io.trunkline.bridge.config.BridgeConfig;
import io.trunkline.bridge.context.Claims;
import io.trunkline.bridge.context.ContextWriter;
import io.trunkline.bridge.provider.ProviderHealth;
import io.trunkline.bridge.provider.TokenMinutes;
import io.trunkline.bridge.recording.Recordings;
import io.trunkline.bridge.socket.MediaLoop;
import io.trunkline.bridge.socket.ModelSockets;
import io.trunkline.bridge.telemetry.BridgeMetrics;
import io.trunkline.bridge.telemetry.Prices;
import io.trunkline.catalog.Catalog;
import io.trunkline.operations.events.EventPublisher;
import jakarta.inject.Singleton;

/** What every call on this bridge works with. */
@Singleton
public class BridgeServices {
    final BridgeConfig config;
    final Catalog catalog;
    final MediaLoop loop;
    final ModelSockets modelSockets;
    final Providers providers;
    final Clips clips;
    final EventPublisher bus;
    final ContextWriter contexts;
    final Claims claims;
    final BridgeMetrics metrics;
    final Prices prices;
    final Tracer tracer;
    final Recordings recordings;
    final LanguageGuess languageGuess;
    final ProviderHealth health;
    final TokenMinutes minutes;

    public BridgeServices(BridgeConfig config, Catalog catalog, MediaLoop loop, ModelSockets modelSockets, Providers providers, Clips clips,
            EventPublisher bus, ContextWriter contexts, Claims claims, BridgeMetrics metrics, Prices prices, Tracer tracer, Recordings recordings, LanguageGuess languageGuess,
            ProviderHealth health, TokenMinutes minutes) {
        this.config = config;
        this.catalog = catalog;
        this.loop = loop;
        this.modelSockets = modelSockets;
        this.providers = providers;
        this.clips = clips;
        this.bus = bus;
        this.contexts = contexts;
        this.claims = claims;
        this.metrics = metrics;
        this.prices = prices;
        this.tracer = tracer;
        this.recordings = recordings;
        this.languageGuess = languageGuess;
        this.health = health;
        this.minutes = minutes;
    }
}
