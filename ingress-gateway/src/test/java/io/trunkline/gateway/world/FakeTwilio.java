package io.trunkline.gateway.world;

import io.trunkline.lab.http.Form;
import io.trunkline.lab.http.LoopbackServer;
import io.trunkline.lab.http.Reply;
import io.trunkline.lab.http.Request;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Twilio's REST API as far as the gateway uses it: remembers requests, answers as told, else that all went well. */
public final class FakeTwilio implements AutoCloseable {
    private final LoopbackServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Queue<Reply> next = new ConcurrentLinkedQueue<>();
    private volatile Function<Asked, Reply> otherwise = request -> Reply.json(200, "{\"sid\":\"CA1\",\"status\":\"in-progress\"}");

    public record Asked(String method, String path, Map<String, String> query, Map<String, String> form, String authorization) {}

    /** @param port 0 for any */
    public FakeTwilio(int port) {
        server = LoopbackServer.start("fake Twilio", port, this::answer);
    }

    public String base() {
        return server.base().toString();
    }

    public List<Asked> asked() {
        return asked;
    }

    /** The next answers, one a request. */
    public FakeTwilio then(Reply... replies) {
        next.addAll(List.of(replies));
        return this;
    }

    public FakeTwilio otherwise(Function<Asked, Reply> answer) {
        otherwise = answer;
        return this;
    }

    public static Reply error(int status, int code) {
        return Reply.json(status, "{\"code\":" + code + ",\"message\":\"no\",\"more_info\":\"x\",\"status\":" + status + "}");
    }

    private Reply answer(Request request) {
        Asked heard = new Asked(request.method(), request.path(), request.query(), Form.decodeSingle(request.body()), request.header("Authorization"));
        asked.add(heard);
        Reply told = next.poll();
        return told != null ? told : otherwise.apply(heard);
    }

    @Override
    public void close() {
        server.close();
    }
}
