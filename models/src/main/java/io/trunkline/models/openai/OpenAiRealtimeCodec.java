package io.trunkline.models.openai;

import io.trunkline.call.audio.Audio;
import io.trunkline.call.model.ModelCommand;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.call.model.ModelEvent.AudioDelta;
import io.trunkline.call.model.ModelEvent.Malformed;
import io.trunkline.call.model.ModelEvent.ModelFailed;
import io.trunkline.call.model.ModelEvent.SessionClosed;
import io.trunkline.call.model.ModelEvent.TranscriptDelta;
import io.trunkline.call.wire.MessageSink;
import io.trunkline.models.RealtimeCodec;
import io.trunkline.models.ServerJson;
import java.util.function.Consumer;

/** OpenAI Realtime messages of one session: audio, pieces of transcript and what means nothing is scanned in place, the rest is parsed. Owned by the call's event loop. */
public final class OpenAiRealtimeCodec implements RealtimeCodec {

    private final AudioDeltaScan scan;
    private final QuietScan quiet = new QuietScan();
    private final ClientEvents client = new ClientEvents(ServerJson.MAPPER);
    private final ServerEvents server;

    /** For the general interface. */
    public OpenAiRealtimeCodec() {
        this(Dialect.GENERAL);
    }

    /** @param dialect which names of events the server may use */
    public OpenAiRealtimeCodec(Dialect dialect) {
        scan = new AudioDeltaScan(dialect);
        server = new ServerEvents(dialect);
    }

    @Override
    public void decode(byte[] frame, int offset, int length, Consumer<ModelEvent> events) {
        if (length > ServerJson.MAX_FRAME) {
            events.accept(new Malformed("too long"));
            return;
        }
        AudioDelta audio = scan.scan(frame, offset, length);
        if (audio != null) {
            events.accept(audio);
        } else if (!quiet.meansNothing(frame, offset, length)) {
            said(frame, offset, length, events);
        }
    }

    private void said(byte[] frame, int offset, int length, Consumer<ModelEvent> events) {
        TranscriptDelta said = server.asking() ? null : quiet.said(frame, offset, length);
        if (said != null) {
            events.accept(said);
        } else {
            ServerJson.read(frame, offset, length, server::read, events);
        }
    }

    @Override
    public void encode(ModelCommand command, Consumer<byte[]> frames) {
        client.write(command, frames);
    }

    @Override
    public void append(Audio audio, MessageSink out) {
        client.append(audio, out);
    }

    @Override
    public ModelEvent refused(int httpStatus) {
        return new ModelFailed(httpStatus == 0 ? "unreachable" : "http_" + httpStatus, FailurePolicy.ofUpgrade(httpStatus));
    }

    @Override
    public ModelEvent closed(int closeCode) {
        return new SessionClosed("closed_" + closeCode);
    }
}
