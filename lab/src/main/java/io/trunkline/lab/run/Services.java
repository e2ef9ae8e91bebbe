package io.trunkline.lab.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The service processes of one system. Started and waited for by one thread; ended by any. */
public final class Services implements AutoCloseable {

    private static final Duration STEP = Duration.ofMillis(100);
    private final List<ServiceProcess> running = new CopyOnWriteArrayList<>();
    private final Path logs;

    /** @param logs the folder for their logs */
    public Services(Path logs) {
        this.logs = logs;
    }

    /** Starts these beside each other. */
    public void start(List<ServiceSpec> specs) throws StartFailed {
        try {
            for (ServiceSpec spec : specs) {
                running.add(ServiceProcess.start(spec, logs));
            }
        } catch (IOException e) {
            throw new StartFailed(e.getMessage(), e);
        }
    }

    /** Waits until all that were started are ready, telling each as it comes. */
    public void awaitReady(Duration patience, Progress progress) throws StartFailed {
        long begun = System.nanoTime();
        List<ServiceProcess> waiting = new ArrayList<>(running);
        while (!waiting.isEmpty()) {
            for (ServiceProcess service : List.copyOf(waiting)) {
                Duration took = Duration.ofNanos(System.nanoTime() - begun);
                if (service.alive() && service.ready()) {
                    waiting.remove(service);
                    progress.ready(service.name(), service.base().toString(), took);
                } else if (!service.alive() || took.compareTo(patience) > 0) {
                    throw new StartFailed(service.obituary());
                }
            }
            pause();
        }
    }

    /** Between two looks: a process's health is only to be had by asking. */
    private static void pause() throws StartFailed {
        try {
            Thread.sleep(STEP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("interrupted while waiting for the services", e);
        }
    }

    /** Starts one that has ended once more, as it was. */
    public void startAgain(String name) throws StartFailed {
        ServiceProcess ended = named(name);
        try {
            running.set(running.indexOf(ended), ended.again());
        } catch (IOException e) {
            throw new StartFailed(e.getMessage(), e);
        }
    }

    /** All of them, in the order in which they were started. */
    public List<ServiceProcess> all() {
        return List.copyOf(running);
    }

    /** One by its name. */
    public ServiceProcess named(String name) {
        return running.stream().filter(service -> service.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no service is called " + name));
    }

    @Override
    public void close() {
        running.forEach(ServiceProcess::end);
        running.forEach(ServiceProcess::awaitEnd);
    }
}
