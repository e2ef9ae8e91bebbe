package io.trunkline.lab.cluster;

import io.trunkline.lab.http.LoopbackServer;
import io.trunkline.lab.http.Reply;
import io.trunkline.lab.http.Request;

/**
 * {@link Load} for scripts: {@code POST /load?callers=N} (N more dial), {@code POST /strike} (silences count from now on),
 * {@code GET /load?name=…} (a row of the table), {@code DELETE /load} (all hang up). 200 when all is well, 409 when not; the body says what there is to say.
 */
final class LoadServer {

    private final Load load;

    private LoadServer(Load load) {
        this.load = load;
    }

    /** @throws java.io.UncheckedIOException if the port is taken */
    static LoopbackServer start(int port, Load load) {
        return LoopbackServer.start("The lab's load", port, new LoadServer(load)::answer);
    }

    private Reply answer(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "POST /load" -> dial(request.query().getOrDefault("callers", ""));
            case "POST /strike" -> told(load.strike());
            case "GET /load" -> told(load.row(request.query().getOrDefault("name", "load")));
            case "DELETE /load" -> told(load.hangUp());
            default -> Reply.text(404, "POST, GET or DELETE /load, POST /strike");
        };
    }

    private Reply dial(String callers) {
        return callers.matches("[1-9][0-9]{0,2}") ? told(load.dial(Integer.parseInt(callers))) : Reply.text(400, "callers must be a number from 1 to 999");
    }

    private static Reply told(Load.Told told) {
        return Reply.text(told.good() ? 200 : 409, told.text() + "\n");
    }
}
