package io.trunkline.bridge.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A carrier's end of a media stream, written from Twilio's documentation, not from the codec under test. */
public final class ScriptedCarrier implements WebSocket.Listener, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STREAM = "MZ00000000000000000000000000000001";
    private static final String SILENCE = Base64.getEncoder().encodeToString(frame((byte) 0xFF));
    private static final String VOICE = Base64.getEncoder().encodeToString(frame((byte) 0x9F));
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
    private final Map<JsonNode, Long> receivedAt = Collections.synchronizedMap(new IdentityHashMap<>());
    private final List<JsonNode> all = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private volatile boolean plays;
    private WebSocket socket;
    private int sequence = 1;
    private int chunk;

    /** Connects to {@code path} of the bridge with the signature a carrier makes. */
    public static ScriptedCarrier connect(int port, String path) {
        return connect(port, path, signature(BridgeWorld.PUBLIC_URL + path));
    }

    /** Connects with this signature, {@code null} for none; fails with {@link java.net.http.WebSocketHandshakeException} inside. */
    public static ScriptedCarrier connect(int port, String path, String signature) {
        ScriptedCarrier carrier = new ScriptedCarrier();
        WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
        if (signature != null) {
            builder.header("x-twilio-signature", signature);
        }
        carrier.socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + port + path), carrier).join();
        return carrier;
    }

    /** Base64 of HMAC-SHA1 over the URL. */
    public static String signature(String url) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(BridgeWorld.AUTH_TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(url.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Marks come back as soon as they arrive, as if all was played at once. */
    public ScriptedCarrier playsAtOnce() {
        plays = true;
        return this;
    }

    /** From now on the caller hears in real time: no mark comes back before a test sends it. */
    public ScriptedCarrier playsNoMore() {
        plays = false;
        return this;
    }

    public ScriptedCarrier connected() {
        return send("{'event':'connected','protocol':'Call','version':'1.0.0'}");
    }

    public ScriptedCarrier start(String callSid, String parameters) {
        return send("{'event':'start','sequenceNumber':'1','start':{'accountSid':'ACxx','streamSid':'" + STREAM + "','callSid':'" + callSid
                + "','tracks':['inbound'],'customParameters':{" + parameters + "},'mediaFormat':{'encoding':'audio/x-mulaw','sampleRate':8000,'channels':1}},'streamSid':'"
                + STREAM + "'}");
    }

    /** {@code frames} frames of 20 ms in which nobody speaks. */
    public ScriptedCarrier media(int frames) {
        return media(frames, SILENCE);
    }

    /** {@code frames} frames of 20 ms of a voice. */
    public ScriptedCarrier speech(int frames) {
        return media(frames, VOICE);
    }

    private ScriptedCarrier media(int frames, String payload) {
        for (int i = 0; i < frames; i++) {
            chunk++;
            send("{'event':'media','sequenceNumber':'" + ++sequence + "','media':{'track':'inbound','chunk':'" + chunk + "','timestamp':'" + chunk * 20
                    + "','payload':'" + payload + "'},'streamSid':'" + STREAM + "'}");
        }
        return this;
    }

    /** Messages that were lost on the way. */
    public ScriptedCarrier loses(int messages) {
        sequence += messages;
        return this;
    }

    public ScriptedCarrier key(char digit) {
        return send("{'event':'dtmf','streamSid':'" + STREAM + "','sequenceNumber':'" + ++sequence + "','dtmf':{'track':'inbound_track','digit':'" + digit + "'}}");
    }

    public ScriptedCarrier mark(String name) {
        return send("{'event':'mark','sequenceNumber':'" + ++sequence + "','streamSid':'" + STREAM + "','mark':{'name':'" + name + "'}}");
    }

    public ScriptedCarrier stop() {
        return send("{'event':'stop','sequenceNumber':'" + ++sequence + "','stop':{'accountSid':'ACxx','callSid':'CAxx'},'streamSid':'" + STREAM + "'}");
    }

    /** Sends a message; single quotes stand for double ones. */
    public synchronized ScriptedCarrier send(String json) {
        socket.sendText(json.replace('\'', '"'), true).join();
        return this;
    }

    /** The next message of this kind; those before it are passed by. */
    public JsonNode await(String event) {
        try {
            for (JsonNode next = received.poll(5, TimeUnit.SECONDS); next != null; next = received.poll(5, TimeUnit.SECONDS)) {
                if (next.path("event").asText().equals(event)) {
                    return next;
                }
            }
            throw new AssertionError("the bridge sent no " + event + "; it sent " + all.stream().map(m -> m.path("event").asText()).toList());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** As {@link #await}; returns when the message came, by {@link System#nanoTime()}. */
    public long awaitAt(String event) {
        return receivedAt.get(await(event));
    }

    public List<JsonNode> all() {
        return all;
    }

    /** How the bridge closed the socket; waits for it. */
    public int closeCode() {
        try {
            return closeCode.get(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("the bridge didn't close the socket", e);
        }
    }

    public boolean open() {
        return !closeCode.isDone();
    }

    /** Milliseconds of audio that the bridge sent. */
    public int millisHeard() {
        return all.stream().filter(message -> message.path("event").asText().equals("media"))
                .mapToInt(message -> Base64.getDecoder().decode(message.at("/media/payload").asText()).length / 8).sum();
    }

    /** The socket goes without a word. */
    public void vanishes() {
        socket.abort();
        closeCode.complete(1006);
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            JsonNode message = read(partial.toString());
            partial.setLength(0);
            receivedAt.put(message, System.nanoTime());
            all.add(message);
            received.add(message);
            if (plays && message.path("event").asText().equals("mark")) {
                mark(message.at("/mark/name").asText());
            }
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closeCode.complete(statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closeCode.complete(1006);
    }

    @Override
    public void close() {
        if (open()) {
            socket.abort();
        }
    }

    private static byte[] frame(byte sample) {
        byte[] frame = new byte[160];
        Arrays.fill(frame, sample);
        return frame;
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("the bridge sent no JSON: " + text, e);
        }
    }
}
