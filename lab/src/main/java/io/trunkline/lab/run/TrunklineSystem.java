package io.trunkline.lab.run;

import io.trunkline.lab.carrier.Carrier;
import io.trunkline.lab.carrier.LabCarrier;
import io.trunkline.lab.crm.LabCrm;
import io.trunkline.lab.script.CallScript;
import io.trunkline.lab.trace.CallTraces;
import io.trunkline.lab.trace.TraceFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The whole system on this machine: the world in this JVM, the services as processes of their own. What is started here ends with
 * {@link #close()}, and with this JVM. Safe to use from any thread once started.
 */
public final class TrunklineSystem implements Exchange, AutoCloseable {

    private final SystemOptions options;
    private final Account account;
    private final LabSpeech speech;
    private final Services services;
    private World world;
    private EventFeed feed;
    private TraceFiles traceFiles;
    private CallPlacer placer;
    private boolean closed;

    private TrunklineSystem(SystemOptions options) {
        this.options = options;
        this.account = Account.of(options.environment());
        this.speech = LabSpeech.open(options.weights(), options.spoken());
        this.services = new Services(options.output().resolve("logs"));
    }

    /**
     * Starts everything and waits until it is ready.
     *
     * @throws StartFailed when it can't be; nothing is left running then
     */
    public static TrunklineSystem start(SystemOptions options, Progress progress) throws StartFailed {
        List<String> taken = PortHolders.taken(options.ports());
        if (!taken.isEmpty()) {
            throw new StartFailed(String.join("\n", taken) + "\nend what holds it, or choose other ports with --ports free");
        }
        mustBeComplete(options);
        var system = new TrunklineSystem(options);
        Runtime.getRuntime().addShutdownHook(new Thread(system::close, "system-close"));
        try {
            system.begin(progress);
            return system;
        } catch (UncheckedIOException | IllegalStateException e) {
            system.close();
            throw new StartFailed(e.getMessage(), e);
        } catch (StartFailed e) {
            system.close();
            throw e;
        }
    }

    private static void mustBeComplete(SystemOptions options) throws StartFailed {
        var specs = new ServiceSpecs(options.root(), options.ports(), Account.of(options.environment()));
        for (ServiceSpec spec : specs.all()) {
            if (!Files.exists(spec.jar())) {
                throw new StartFailed(spec.name() + " is not built (" + spec.jar() + " is missing); run ./dev build");
            }
        }
    }

    private void begin(Progress progress) throws StartFailed {
        var specs = new ServiceSpecs(options.root(), options.ports(), account);
        services.start(specs.first());
        speech.warmUp();
        world = World.start(options.ports(), account, LabCarrier::start, speech.lineVoice());
        traceFiles = TraceFiles.keep(world.traces(), options.traces());
        progress.note("  Kafka " + world.kafkaServers() + ", Redis 127.0.0.1:" + options.ports().redis() + ", CRM "
                + world.crm().base() + ", carrier " + world.carrier().apiBase());
        services.start(specs.others());
        feed = EventFeed.watch(world.kafkaServers());
        services.awaitReady(options.patience(), progress);
        placer = new CallPlacer(world.crm(), world.carrier(), feed, speech, handOvers(), options.output().resolve("calls"));
        if (speech.available() && !realCarrier()) {
            warmUp(progress);
        }
    }

    /** Whether calls come from a real carrier account instead of the lab's carrier. */
    public boolean realCarrier() {
        return account.realCarrier();
    }

    /** New JVMs are slow at everything they do first; two callers who hang up in the greeting bear that, one a bridge. */
    private void warmUp(Progress progress) throws StartFailed {
        progress.note("  warming up: two callers ring and hang up");
        try {
            CallScript script = RunMain.read(options.root().resolve("lab/calls/hang-up.call"), OptionalLong.empty());
            CompletableFuture.allOf(place(script, line -> {}), place(script, line -> {})).join();
        } catch (IOException e) {
            throw new StartFailed("lab/calls/hang-up.call can't be read", e);
        }
    }

    private HandOvers handOvers() {
        return new HandOvers(URI.create("http://127.0.0.1:" + options.ports().escalation()), account.deskKey());
    }

    @Override
    public CompletableFuture<CallResult> place(CallScript script, Consumer<String> listener) {
        return placer.place(script, listener);
    }

    /** The processes. */
    public Services services() {
        return services;
    }

    /** The demo CRM. */
    public LabCrm crm() {
        return world.crm();
    }

    /** The carrier. */
    public Carrier carrier() {
        return world.carrier();
    }

    /** What the services tell each other. */
    public EventFeed events() {
        return feed;
    }

    /** The spans the services exported; none of them when the environment names another receiver. */
    public CallTraces traces() {
        return world.traces();
    }

    /** The lab's ears and mouths. */
    public LabSpeech speech() {
        return speech;
    }

    /** How it was started. */
    public SystemOptions options() {
        return options;
    }

    /** Where Kafka listens, {@code host:port}. */
    public String kafkaServers() {
        return world.kafkaServers();
    }

    /** How a person at this terminal writes the key that opens the desk's hand-overs. */
    String deskKeyToShow() {
        return account.deskKeyToShow();
    }

    /** Secret of the internal ports, for tests that use them. */
    public String internalToken() {
        return account.internalToken();
    }

    /** Hangs up, ends every process and stops the world. A second call does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (feed != null) {
            feed.close();
        }
        services.close();
        if (traceFiles != null) {
            traceFiles.close();
        }
        if (world != null) {
            world.close();
        }
        speech.close();
    }
}
