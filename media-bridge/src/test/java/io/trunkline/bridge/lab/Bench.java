package io.trunkline.bridge.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.redis.datasource.RedisDataSource;
import io.trunkline.bridge.placement.InternalServer;
import io.trunkline.bridge.session.Calls;
import io.trunkline.bridge.socket.MediaLoop;
import io.trunkline.contracts.Caller;
import io.trunkline.contracts.event.ControlEvent.ToolCallFinished;
import io.trunkline.contracts.event.ControlEvent.ToolCallRequested;
import io.trunkline.contracts.event.ControlEvent.TurnCompleted;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.contracts.event.ToolStatus;
import io.trunkline.contracts.http.InternalApi;
import io.trunkline.contracts.http.PlaceCall;
import io.trunkline.contracts.redis.CallKeys;
import io.trunkline.contracts.redis.SessionFields;
import io.trunkline.contracts.stream.StreamToken;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

/** What a test does to a bridge from outside: the gateway's, the carrier's and the tool service's side of it. */
@Singleton
public class Bench {
    public static final String MEDIA = "/media/" + BridgeWorld.BRIDGE + "/twilio";
    public static final String ANN = "+14155550100";
    private static final AtomicInteger NEXT = new AtomicInteger(1);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Inject
    InternalServer internal;
    @Inject
    RedisDataSource redis;
    @Inject
    MeterRegistry registry;
    @Inject
    Calls calls;
    @Inject
    MediaLoop loop;

    private final StreamToken tokens = new StreamToken(BridgeWorld.STREAM_SECRET);
    private final Topic topic = new Topic();

    public Topic topic() {
        return topic;
    }

    public ScriptedModel model() {
        return BridgeWorld.model();
    }

    public int port() {
        return URI.create(ConfigProvider.getConfig().getValue("test.url", String.class)).getPort();
    }

    /** A call nobody had before. */
    public static PlaceCall call(String number) {
        return call(number, "triage");
    }

    /** The same, for this voice agent. */
    public static PlaceCall call(String number, String agent) {
        String n = "%026d".formatted(NEXT.getAndIncrement());
        return new PlaceCall(n, "CA" + n, "twilio", "+18005551234", null, agent, Caller.ofNumber(number), true, 1,
                "00-" + n.substring(0, 26) + "abcdef-00f067aa0ba902b7-01", Instant.now().toEpochMilli());
    }

    /** The same call with another voice agent, in a language the caller chose, null for none. */
    public static PlaceCall with(PlaceCall call, String agent, String language) {
        return new PlaceCall(call.callId(), call.callSid(), call.carrier(), call.line(), call.department(), agent, call.caller(), call.numberTrusted(),
                call.attempt(), call.traceparent(), call.receivedAt(), language);
    }

    /** The same call, of another line. */
    public static PlaceCall onLine(String line, PlaceCall call) {
        return new PlaceCall(call.callId(), call.callSid(), call.carrier(), line, call.department(), call.agent(), call.caller(), call.numberTrusted(),
                call.attempt(), call.traceparent(), call.receivedAt());
    }

    /** The same call's next stream, on this bridge as if it were another; nobody told for how long its caller has heard nothing. */
    public static PlaceCall next(PlaceCall call, long silentMillis) {
        return new PlaceCall(call.callId(), call.callSid(), call.carrier(), call.line(), call.department(), call.agent(), call.caller(), call.numberTrusted(),
                call.attempt() + 1, call.traceparent(), call.receivedAt(), call.language(), silentMillis);
    }

    /** The gateway tells of a call. @return HTTP status */
    public int place(PlaceCall call) {
        try {
            return post(InternalApi.PLACE_CALL, EventCodec.mapper().writeValueAsString(call), BridgeWorld.INTERNAL_TOKEN);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** The same, for a call that is taken. @return the model's session that the bridge opened for it and has set up */
    public ModelSession opened(PlaceCall call) {
        assertThat(place(call)).isEqualTo(202);
        ModelSession model = model().next();
        model.await("session.update");
        return model;
    }

    /** As another service of ours does; {@code token} null for none. */
    public int post(String path, String body, String token) {
        return post(internal.port(), path, body, token == null ? Map.of() : Map.of(InternalApi.TOKEN_HEADER, token));
    }

    /** As an administrator does. */
    public int admin(String path) {
        return post(internal.port(), path, "", Map.of("Authorization", "Bearer " + BridgeWorld.ADMIN_KEY));
    }

    public int internalPort() {
        return internal.port();
    }

    /** @return HTTP status */
    public int post(int port, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).version(HttpClient.Version.HTTP_1_1)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return status(request);
    }

    private static int status(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** As a gateway asks that can't read the context. @return HTTP status */
    public int saidGoodbye(String callId, int attempt, String token) {
        String path = InternalApi.of(InternalApi.SAID_GOODBYE, callId) + "?attempt=" + attempt;
        return status(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + internal.port() + path)).header(InternalApi.TOKEN_HEADER, token));
    }

    /** What a page of the HTTP port says. */
    public String get(String path) {
        try {
            return CLIENT.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path)).build(), HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public String token(PlaceCall call) {
        return tokens.issue(binding(call), System.currentTimeMillis());
    }

    public String expiredToken(PlaceCall call) {
        return tokens.issue(binding(call), System.currentTimeMillis() - 2 * StreamToken.LIFETIME_MILLIS);
    }

    /** The carrier brings the call's stream, with a good token. */
    public ScriptedCarrier stream(PlaceCall call) {
        return ScriptedCarrier.connect(port(), MEDIA).connected().start(call.callSid(), parameters(call, token(call)));
    }

    public static String parameters(PlaceCall call, String token) {
        return "'callId':'" + call.callId() + "','token':'" + token + "'";
    }

    /** A call of a withheld number, announced, streaming and greeted. */
    public Talk talk() {
        return talk(call(null));
    }

    public Talk talk(PlaceCall call) {
        ModelSession model = opened(call);
        ScriptedCarrier carrier = stream(call).playsAtOnce();
        model.await("response.create");
        model.says("Thank you for calling Acme. How can I help you today?", 400);
        carrier.await("media");
        // the greeting was heard: what the caller does next interrupts nothing
        topic.await(TurnCompleted.class, turn -> turn.callId().equals(call.callId()) && turn.side().equals("agent"));
        return new Talk(call, model, carrier);
    }

    /** A call that is going on. */
    public record Talk(PlaceCall call, ModelSession model, ScriptedCarrier carrier) {
        public String callId() {
            return call.callId();
        }

        /** The caller hangs up. */
        public void end() {
            carrier.stop();
            carrier.close();
        }
    }

    /** The tool service answers {@code toolCallId}. */
    public void answer(String callId, String toolCallId, String tool, ToolStatus status, String output, String display) {
        try {
            topic.answer(new ToolCallFinished(callId, Instant.now(), toolCallId, tool, status,
                    EventCodec.mapper().readTree(output.replace('\'', '"')), display, 12));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** Who calls is answered: customer C-1001, Ann Miller. */
    public void identify(String callId) {
        topic.await(ToolCallRequested.class, asked -> asked.callId().equals(callId) && asked.toolCallId().equals("identify"));
        answer(callId, "identify", "get_customer_by_phone", ToolStatus.OK, "{'customer_id':'C-1001','name':'Ann Miller'}", "Found.");
    }

    public Map<String, String> session(String callId) {
        return redis.hash(String.class).hgetall(new CallKeys(callId).session());
    }

    public List<String> transcript(String callId) {
        return redis.list(String.class).lrange(new CallKeys(callId).transcript(), 0, -1);
    }

    public List<String> tools(String callId) {
        return redis.list(String.class).lrange(new CallKeys(callId).tools(), 0, -1);
    }

    /** Tool calls without an answer. */
    public List<String> pending(String callId) {
        return session(callId).entrySet().stream().filter(field -> field.getKey().startsWith(SessionFields.PENDING) && !field.getValue().isEmpty())
                .map(Map.Entry::getValue).toList();
    }

    public RedisDataSource redis() {
        return redis;
    }

    /** The sum of a counter over the meters that have this label, 0 if there is none. */
    public double count(String name, String label, String value) {
        return registry.find("trunkline." + name).tag(label, value).counters().stream().mapToDouble(Counter::count).sum();
    }

    /** A timer without labels that somebody has recorded in. */
    public Timer timer(String name) {
        return registry.get("trunkline." + name).timer();
    }

    /** The value of a gauge that has this label. */
    public double gauge(String name, String label, String value) {
        return registry.find("trunkline." + name).tag(label, value).gauges().stream().mapToDouble(io.micrometer.core.instrument.Gauge::value).sum();
    }

    public Calls calls() {
        return calls;
    }

    /** We end a call. */
    public void hangUp(String callId) {
        loop.run(() -> calls.find(callId).ifPresent(call -> call.hangUp("test")));
    }

    /** Every call is over and what the scripted model has seen is forgotten. */
    public void clear() {
        loop.run(() -> calls.endAll("test over"));
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> calls.active() == 0);
        model().reset();
    }

    private static StreamToken.Binding binding(PlaceCall call) {
        return new StreamToken.Binding(call.callId(), BridgeWorld.BRIDGE, call.callSid());
    }
}
