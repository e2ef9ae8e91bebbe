package io.trunkline.lab.carrier.leg;

import io.trunkline.lab.audio.WaveFile;
import io.trunkline.lab.carrier.CarrierEvent;
import io.trunkline.lab.carrier.CarrierFaults;
import io.trunkline.lab.carrier.DeskPolicy;
import io.trunkline.lab.carrier.LineVoice.Speaker;
import io.trunkline.lab.carrier.stream.StreamDialer;
import io.trunkline.lab.carrier.twiml.Verb;
import io.trunkline.lab.carrier.verb.LegContext;
import io.trunkline.lab.carrier.webhook.CallParameters;
import io.trunkline.lab.carrier.webhook.Signature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What a leg lends its verbs. */
final class LegWork implements LegContext {

    private final Leg leg;
    private final CarrierServices services;
    private final CarrierFaults faults;
    private final Duration jitter;
    private final Signature signature;

    LegWork(Leg leg, CarrierServices services, CarrierFaults faults, Duration jitter) {
        this.leg = leg;
        this.services = services;
        this.faults = faults;
        this.jitter = jitter;
        this.signature = new Signature(services.config().authToken() + (faults.wrongSignature() ? "-wrong" : ""));
    }

    @Override
    public CallParameters call() {
        return leg.parameters();
    }

    @Override
    public CarrierFaults faults() {
        return faults;
    }

    @Override
    public DeskPolicy desk() {
        return services.config().desk();
    }

    @Override
    public Duration jitter() {
        return jitter;
    }

    @Override
    public StreamDialer dialer() {
        return services.dialer();
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public void record(CarrierEvent event) {
        leg.record(event);
    }

    @Override
    public void onClock(Runnable task) {
        leg.onClock(task);
    }

    @Override
    public <T> void later(Supplier<T> work, Consumer<T> then) {
        services.threads().execute(() -> {
            try {
                T result = work.get();
                leg.onClock(() -> then.accept(result));
            } catch (RuntimeException e) {
                // the verb that waits would wait for ever
                leg.onClock(() -> leg.fail(e));
            }
        });
    }

    @Override
    public void speak(String text, Speaker speaker, Consumer<short[]> ready) {
        later(() -> services.voice().speak(text, speaker), ready);
    }

    @Override
    public Optional<List<Verb>> document(String url, String method, Map<String, String> parameters) {
        Map<String, String> all = call().with(leg.status());
        all.putAll(parameters);
        return leg.documents().ask(leg.resolve(url), method, all) instanceof TwimlSource.Answer.Document found
                ? Optional.of(found.program().verbs())
                : Optional.empty();
    }

    @Override
    public Optional<short[]> sound(String url) {
        try {
            URI address = services.config().routes().resolve(URI.create(leg.resolve(url)));
            HttpRequest request = HttpRequest.newBuilder(address).timeout(services.config().webhookTimeout()).build();
            HttpResponse<byte[]> response = services.http().send(request, BodyHandlers.ofByteArray());
            return response.statusCode() == 200 ? WaveFile.read(response.body()) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            leg.record(new CarrierEvent.ErrorRecorded(System.nanoTime(), 11200, "Play: " + e));
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void callback(String url, String method, Map<String, String> parameters) {
        if (!url.isEmpty()) {
            Map<String, String> all = call().with(leg.status());
            all.putAll(parameters);
            leg.callbacks().other(leg.resolve(url), method, all);
        }
    }

    @Override
    public String keepRecording(String recordingSid, byte[] muLaw) {
        services.recordings().put(recordingSid, muLaw);
        return services.apiBase() + "/2010-04-01/Accounts/" + call().accountSid() + "/Recordings/" + recordingSid;
    }
}
