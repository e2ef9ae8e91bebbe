package io.trunkline.lab.carrier;

import io.trunkline.lab.carrier.leg.CarrierServices;
import io.trunkline.lab.carrier.leg.Leg;
import io.trunkline.lab.carrier.leg.LineClock;
import io.trunkline.lab.carrier.rest.Numbers;
import io.trunkline.lab.carrier.rest.RestApi;
import io.trunkline.lab.carrier.stream.SocketDialer;
import io.trunkline.lab.carrier.verb.Sids;
import io.trunkline.lab.carrier.webhook.CallParameters;
import io.trunkline.lab.http.LoopbackServer;
import io.trunkline.lab.http.Reply;
import io.trunkline.lab.http.Request;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The carrier, running: one clock thread for all calls, virtual threads for everything that waits. */
public final class LabCarrier implements Carrier {

    private static final int REMEMBERED = 1000;
    private static final long GOODBYE_SECONDS = 20;

    private final CarrierConfig config;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final LineClock clock = LineClock.started();
    private final HttpClient http;
    private final Numbers numbers;
    private final LoopbackServer server;
    private final CarrierServices services;
    private final RestApi api;
    private final Map<String, Leg> legs = new LinkedHashMap<>();

    private LabCarrier(CarrierConfig config, LineVoice voice) {
        this.config = config;
        this.http = client(config, threads);
        this.numbers = new Numbers(config.numbers());
        this.server = LoopbackServer.start("The lab carrier's API", config.apiPort(), this::answer);
        this.services =
                CarrierServices.of(config, http, new SocketDialer(http, config.routes()), voice, threads, server.base());
        this.api = new RestApi(config.accountSid(), config.authToken(), numbers, this::leg, this::newestFirst, services.recordings());
    }

    /**
     * Starts a carrier.
     *
     * @param voice speaks announcements and human agents; {@link ToneVoice} when there is no synthesis
     * @throws java.io.UncheckedIOException if the API's port is taken
     */
    public static LabCarrier start(CarrierConfig config, LineVoice voice) {
        return new LabCarrier(config, voice);
    }

    @Override
    public CarrierCall dial(DialRequest request, Phone phone) {
        CarrierNumber number = numbers.find(request.to())
                .orElseThrow(() -> new IllegalArgumentException("no number of this carrier: " + request.to()));
        CallParameters call = new CallParameters(
                config.accountSid(), Sids.fresh("CA"), request.from(), request.to(), request.stirVerstat());
        Leg leg = new Leg(call, request, number, phone, services, clock);
        remember(leg);
        leg.begin();
        return leg;
    }

    @Override
    public URI apiBase() {
        return server.base();
    }

    @Override
    public synchronized List<CarrierCall> liveCalls() {
        return legs.values().stream().filter(leg -> !leg.ended().isDone()).map(CarrierCall.class::cast).toList();
    }

    @Override
    public Optional<CarrierCall> call(String callSid) {
        return leg(callSid).map(CarrierCall.class::cast);
    }

    /** Greatest lateness of the 20 ms clock so far: a lab that can't keep up judges nothing. */
    public Duration worstClockLateness() {
        return Duration.ofNanos(clock.worstLateness());
    }

    @Override
    public void close() {
        List<Leg> live;
        synchronized (this) {
            live = legs.values().stream().filter(leg -> !leg.ended().isDone()).toList();
        }
        live.forEach(Leg::shutDown);
        CompletableFuture.allOf(live.stream().map(Leg::ended).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, GOODBYE_SECONDS, TimeUnit.SECONDS)
                .join();
        clock.close();
        server.close();
        threads.shutdownNow();
        http.shutdownNow();
    }

    private Reply answer(Request request) {
        return api.answer(request);
    }

    private synchronized Optional<Leg> leg(String callSid) {
        return Optional.ofNullable(legs.get(callSid));
    }

    private synchronized Collection<Leg> newestFirst() {
        return List.copyOf(legs.values()).reversed();
    }

    private synchronized void remember(Leg leg) {
        if (legs.size() >= REMEMBERED) {
            legs.values().stream().filter(old -> old.ended().isDone()).findFirst().ifPresent(old -> legs.remove(old.sid()));
        }
        legs.put(leg.sid(), leg);
    }

    private static HttpClient client(CarrierConfig config, ExecutorService threads) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .executor(threads);
        return config.tls() == null ? builder.build() : builder.sslContext(config.tls()).build();
    }
}
