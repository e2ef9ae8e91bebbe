package io.trunkline.lab.cluster;

import io.trunkline.lab.carrier.Carrier;
import io.trunkline.lab.carrier.CarrierConfig;
import io.trunkline.lab.carrier.CarrierNumber;
import io.trunkline.lab.carrier.LabCarrier;
import io.trunkline.lab.carrier.RouteTable;
import io.trunkline.lab.chaos.caller.Callers;
import io.trunkline.lab.chaos.model.ScriptedModel;
import io.trunkline.lab.crm.CrmSeed;
import io.trunkline.lab.crm.Customer;
import io.trunkline.lab.crm.LabCrm;
import io.trunkline.lab.crm.Order;
import io.trunkline.lab.run.CallPlacer;
import io.trunkline.lab.run.CallResult;
import io.trunkline.lab.run.ControlServer;
import io.trunkline.lab.run.EventFeed;
import io.trunkline.lab.run.Exchange;
import io.trunkline.lab.run.HandOvers;
import io.trunkline.lab.run.LabSpeech;
import io.trunkline.lab.run.Verdict.Check;
import io.trunkline.lab.script.CallScript;
import io.trunkline.lab.trace.CallTraces;
import io.trunkline.lab.trace.TraceReceiver;
import io.trunkline.speech.SpeechModels;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * Carrier, CRM, callers, a receiver of traces and a model for load, in one process beside the services of a cluster. Takes calls by script at 8094
 * ({@link ControlServer}) and by the dozen at 8093 ({@link LoadServer}). Ends on SIGTERM.
 */
public final class ClusterLab implements Exchange {

    private static final List<String> NUMBERS = List.of("+18005551234", "+18005551235");
    private static final String LOAD_CUSTOMER = "C-LOAD";
    private static final int LOAD = 8093;
    private static final int CALLS = 8094;
    private static final int CARRIER_API = 8095;
    private static final int CRM = 8096;
    private static final int LOAD_MODEL = 8097;
    private static final int METRICS_API = 8443;
    private static final int TRACES = 4318;
    private static final int TRACES_KEPT = 300;
    private static final Duration KAFKA_PATIENCE = Duration.ofMinutes(4);

    private final CallTraces traces = new CallTraces(TRACES_KEPT);
    private final LabCrm crm;
    private final ScriptedModel model;
    private final Carrier carrier;
    private final CallPlacer placer;

    private ClusterLab(Surroundings around) {
        LabSpeech speech = LabSpeech.open(SpeechModels.defaultWeights(), around.output().resolve("spoken"));
        speech.warmUp();
        TraceReceiver.start(TRACES, traces);
        crm = LabCrm.start(CRM, around.crmToken(), CrmSeed.demo(LocalDate.now()));
        crm.put(new Customer(LOAD_CUSTOMER, "Tone Caller", "tone@example.com", "", List.of()));
        model = ScriptedModel.start(Vertx.vertx(), LOAD_MODEL, this::order);
        carrier = carrier(around, speech);
        awaitKafka(around.kafka());
        EventFeed feed = EventFeed.watch(around.kafka());
        placer = new CallPlacer(crm, carrier, feed, speech, new HandOvers(around.escalation(), around.deskKey()), around.output().resolve("calls"));
    }

    /** Runs until it is ended. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Surroundings around = Surroundings.of(System.getenv());
        var lab = new ClusterLab(around);
        if (around.bridgesMeasured() > 0) {
            var gauges = new BridgeGauges(around.bridges().replace("ws://", "http://"), around.bridgeName(), around.bridgesMeasured());
            MetricsApi.start(METRICS_API, MadeUpCertificate.tls(), gauges::calls);
        }
        LoadServer.start(LOAD, new Load(lab.carrier, NUMBERS.getFirst(), lab.model));
        ControlServer.start(CALLS, lab);
        System.out.println("ready: calls at " + CALLS + ", load at " + LOAD + ", CRM at " + CRM + ", carrier at " + CARRIER_API);
        new CountDownLatch(1).await();
    }

    private static Carrier carrier(Surroundings around, LabSpeech speech) {
        var routes = new RouteTable(Map.of(around.publicUrl(), around.gateway(), around.media(), around.bridges()));
        Carrier carrier = LabCarrier.start(CarrierConfig.of(around.accountSid(), around.authToken()).withApiPort(CARRIER_API).withRoutes(routes)
                .withNumbers(NUMBERS.stream().map(number -> CarrierNumber.on(around.publicUrl(), number)).toList()), speech.lineVoice());
        Runtime.getRuntime().addShutdownHook(new Thread(carrier::close, "carrier-close"));
        return carrier;
    }

    /** All pods of an installation start at once, and Kafka isn't the quickest. */
    private static void awaitKafka(String server) {
        String[] address = server.split(":");
        if (!Callers.await(KAFKA_PATIENCE, () -> listens(address[0], Integer.parseInt(address[1])))) {
            throw new IllegalStateException("nobody listens at " + server);
        }
    }

    private static boolean listens(String host, int port) {
        try (var socket = new Socket(host, port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private void order(String id) {
        crm.put(new Order(id, LOAD_CUSTOMER, "shipped", "FedEx", "2026-03-18", "1", "today"));
    }

    @Override
    public CompletableFuture<CallResult> place(CallScript script, Consumer<String> listener) {
        return placer.place(script, listener);
    }

    @Override
    public List<Check> inspect(CallResult call, Consumer<String> listener) {
        return TraceInspection.of(call, traces, listener);
    }
}
