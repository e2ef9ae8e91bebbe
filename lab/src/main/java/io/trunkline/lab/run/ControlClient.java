package io.trunkline.lab.run;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;

/** {@code ./dev call} and the like: places a caller on a running system, and shows the call. */
public final class ControlClient {

    /** At the system that runs on this machine. */
    static final ControlClient HERE = new ControlClient(URI.create("http://127.0.0.1:" + Ports.DEFAULT.control()));

    private final URI base;

    /** @param base of a {@link ControlServer}; no path */
    public ControlClient(URI base) {
        this.base = base;
    }

    /** Returns the exit code. @throws StartFailed when there is no such script, or nobody takes calls */
    public int call(Path script, OptionalLong seed) throws IOException, InterruptedException, StartFailed {
        if (!Files.isReadable(script)) {
            throw new StartFailed("there is no script " + script + "; those of the house are in lab/calls");
        }
        String query = "?name=" + URLEncoder.encode(script.toString(), StandardCharsets.UTF_8)
                + (seed.isPresent() ? "&seed=" + seed.getAsLong() : "");
        var uri = base.resolve("/calls" + query);
        var request = HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofFile(script)).build();
        var last = new AtomicReference<>("");
        try (HttpClient http = HttpClient.newHttpClient()) {
            var response = http.send(request, HttpResponse.BodyHandlers.ofLines());
            response.body().forEach(line -> {
                System.out.println(line);
                last.set(line);
            });
            return response.statusCode() == 200 && last.get().equals("result: good") ? 0 : 1;
        } catch (ConnectException e) {
            throw new StartFailed("nothing runs at " + base + " that could take a call; ./dev run starts a system here", e);
        }
    }
}
