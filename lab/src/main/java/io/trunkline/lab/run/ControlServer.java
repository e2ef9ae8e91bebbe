package io.trunkline.lab.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.trunkline.lab.http.Listening;
import io.trunkline.lab.script.CallScript;
import io.trunkline.lab.script.Draw;
import io.trunkline.lab.script.Fault;
import io.trunkline.lab.script.ParsedScript;
import io.trunkline.lab.script.ScriptParser;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Lets {@code ./dev call} place callers on a running system: {@code POST /calls?name=FILE[&seed=N]} with the script as body answers
 * with the live transcript, and {@code result: good} or {@code result: bad} as its last line.
 */
public final class ControlServer implements AutoCloseable {

    private static final int LARGEST_SCRIPT = 64 * 1024;
    private final Exchange system;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("control-", 0).factory());

    private ControlServer(Exchange system, HttpServer server) {
        this.system = system;
        this.server = server;
    }

    /** @throws IOException if the port is taken */
    public static ControlServer start(int port, Exchange system) throws IOException {
        var address = new InetSocketAddress(Listening.ADDRESS, port);
        var control = new ControlServer(system, HttpServer.create(address, 16));
        control.server.createContext("/calls", control::answer);
        control.server.setExecutor(control.threads);
        control.server.start();
        return control;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST_SCRIPT + 1);
            if (!exchange.getRequestMethod().equals("POST") || body.length > LARGEST_SCRIPT) {
                refuse(exchange, body.length > LARGEST_SCRIPT ? 413 : 405, "POST a script of at most 64 KiB");
                return;
            }
            String query = exchange.getRequestURI().getQuery();
            var draw = Draw.of(seed(query), LocalDate.now());
            switch (ScriptParser.parse(parameter(query, "name", "call"), new String(body, StandardCharsets.UTF_8), draw)) {
                case ParsedScript.Bad bad -> refuse(exchange, 400, String.join("\n", bad.faults().stream().map(Fault::toString).toList()));
                case ParsedScript.Good good -> hold(exchange, good.script());
            }
        } catch (NumberFormatException e) {
            refuse(exchange, 400, "the seed must be a whole number");
        }
    }

    private void hold(HttpExchange exchange, CallScript script) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
        try (var out = new PrintStream(exchange.getResponseBody(), true, StandardCharsets.UTF_8)) {
            Judged judged = new Rounds(system, out, 1).hold(script);
            new Figures(List.of(judged.call()), out).print();
            out.println("  " + judged.call().wav());
            out.println("result: " + (judged.good() ? "good" : "bad"));
        }
    }

    private static void refuse(HttpExchange exchange, int status, String why) throws IOException {
        byte[] text = (why + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, text.length);
        exchange.getResponseBody().write(text);
    }

    private static OptionalLong seed(String query) {
        String seed = parameter(query, "seed", "");
        return seed.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(seed));
    }

    private static String parameter(String query, String name, String otherwise) {
        for (String pair : query == null ? new String[0] : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return otherwise;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
