package io.trunkline.bridge.lab;

import io.trunkline.contracts.http.PlaceCall;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A carrier's end that does as no WebSocket client would: reads nothing, or sends faster than anybody speaks. */
public final class RawCarrier implements AutoCloseable {
    private static final String STREAM = "MZ00000000000000000000000000000002";
    private static final int SECONDS = 10_000;

    private final Socket socket = new Socket();
    private final DataOutputStream out;

    private RawCarrier(int port) throws IOException {
        socket.setReceiveBufferSize(4096);
        socket.setSoTimeout(SECONDS);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 64 * 1024));
    }

    /** Brings the stream of {@code call} and then reads nothing unless told to. */
    public static RawCarrier stream(int port, PlaceCall call, String token) {
        try {
            RawCarrier carrier = new RawCarrier(port);
            carrier.shakeHands();
            carrier.send("{'event':'start','sequenceNumber':'1','start':{'accountSid':'ACxx','streamSid':'" + STREAM + "','callSid':'" + call.callSid()
                    + "','tracks':['inbound'],'customParameters':{" + Bench.parameters(call, token)
                    + "},'mediaFormat':{'encoding':'audio/x-mulaw','sampleRate':8000,'channels':1}},'streamSid':'" + STREAM + "'}");
            carrier.flush();
            return carrier;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void shakeHands() throws IOException {
        String path = Bench.MEDIA;
        out.writeBytes("GET " + path + " HTTP/1.1\r\nHost: bridge\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nX-Twilio-Signature: " + ScriptedCarrier.signature(BridgeWorld.PUBLIC_URL + path) + "\r\n\r\n");
        out.flush();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            head.write(socket.getInputStream().read());
        }
        if (!head.toString(StandardCharsets.US_ASCII).startsWith("HTTP/1.1 101")) {
            throw new AssertionError(head.toString(StandardCharsets.US_ASCII));
        }
    }

    /** Ends the stream; leaves with what is sent next. */
    public void stop() throws IOException {
        send("{'event':'stop','sequenceNumber':'2','stop':{'accountSid':'ACxx','callSid':'CAxx'},'streamSid':'" + STREAM + "'}");
    }

    /** {@code messages} of {@code millis} of loud audio each, as fast as they go. */
    public void media(int messages, int millis) throws IOException {
        byte[] loud = new byte[millis * 8];
        for (int i = 0; i < loud.length; i++) {
            loud[i] = (byte) (i % 2 == 0 ? 0x10 : 0x90);
        }
        String payload = Base64.getEncoder().encodeToString(loud);
        for (int i = 1; i <= messages; i++) {
            send("{'event':'media','sequenceNumber':'" + (i + 1) + "','media':{'track':'inbound','chunk':'" + i + "','timestamp':'" + (long) i * millis
                    + "','payload':'" + payload + "'},'streamSid':'" + STREAM + "'}");
        }
        flush();
    }

    /** A masked text frame; the mask is nought, which RFC 6455 allows a test. */
    public void send(String json) throws IOException {
        byte[] payload = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        out.writeByte(0x81);
        if (payload.length < 126) {
            out.writeByte(0x80 | payload.length);
        } else {
            out.writeByte(0x80 | 126);
            out.writeShort(payload.length);
        }
        out.writeInt(0);
        out.write(payload);
    }

    /** The first bytes of a frame that says it is this long. */
    public void announceFrame(long length) throws IOException {
        out.writeByte(0x81);
        out.writeByte(0x80 | 127);
        out.writeLong(length);
        out.writeInt(0);
        flush();
    }

    private void flush() throws IOException {
        out.flush();
    }

    /** Reads until the bridge ends the connection; returns the bytes that had been on their way. */
    public long drain() {
        long bytes = 0;
        byte[] some = new byte[64 * 1024];
        try {
            for (int n = socket.getInputStream().read(some); n >= 0; n = socket.getInputStream().read(some)) {
                bytes += n;
            }
        } catch (IOException reset) {
            // the bridge cut it
            return bytes;
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
