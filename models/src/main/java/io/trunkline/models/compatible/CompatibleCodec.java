package io.trunkline.models.compatible;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trunkline.call.audio.Audio;
import io.trunkline.call.model.ModelCommand.AppendAudio;
import io.trunkline.call.model.ModelCommand.AskText;
import io.trunkline.call.model.ModelCommand.Truncate;
import io.trunkline.call.model.ModelCommand;
import io.trunkline.call.model.ModelEvent.AudioDelta;
import io.trunkline.call.model.ModelEvent.SessionCreated;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.call.model.ModelProfile.Ability;
import io.trunkline.call.wire.MessageSink;
import io.trunkline.models.LinearAudio;
import io.trunkline.models.RealtimeCodec;
import io.trunkline.models.compatible.Preset.Wire;
import io.trunkline.models.openai.Dialect;
import io.trunkline.models.openai.OpenAiRealtimeCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;

/**
 * OpenAI's codec with what the preset changes: the session object and items are rewritten after they were made, audio is converted where the server has no
 * G.711. Where it has, the base64 text is moved as ever.
 */
final class CompatibleCodec implements RealtimeCodec {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Preset preset;
    private final OpenAiRealtimeCodec inner;
    private final SessionStyle session;
    private final LinearAudio up;
    private final LinearAudio down;

    CompatibleCodec(Preset preset, String model) {
        this.preset = preset;
        this.inner = new OpenAiRealtimeCodec(Dialect.GENERAL_AND_BETA);
        this.session = new SessionStyle(preset, model);
        this.up = preset.input() == Wire.ULAW ? null : LinearAudio.up(preset.input().times());
        this.down = preset.output() == Wire.ULAW ? null : LinearAudio.down(preset.output().times());
    }

    @Override
    public void decode(byte[] frame, int offset, int length, Consumer<ModelEvent> events) {
        boolean plain = down == null && preset.speaksFirst();
        inner.decode(frame, offset, length, plain ? events : event -> convert(event, events));
    }

    private void convert(ModelEvent event, Consumer<ModelEvent> events) {
        if (down != null && event instanceof AudioDelta(String response, String item, var audio)) {
            events.accept(new AudioDelta(response, item, down.toUlaw(audio.decoded())));
        } else if (preset.speaksFirst() || !(event instanceof SessionCreated)) {
            events.accept(event);
        }
    }

    @Override
    public void encode(ModelCommand command, Consumer<byte[]> frames) {
        switch (command) {
            case AppendAudio append when up != null -> frames.accept(append(up.toLinear(append.audio())));
            case AppendAudio append -> inner.encode(append, frames);
            case Truncate _ when !preset.profile().truncates() -> { }
            case AskText _ when !preset.profile().can(Ability.TEXT_ASIDE) -> { }
            default -> inner.encode(command, frame -> frames.accept(restyle(frame)));
        }
    }

    @Override
    public void append(Audio audio, MessageSink out) {
        if (up == null) {
            inner.append(audio, out);
        } else {
            out.send(append(up.toLinear(audio)));
        }
    }

    private static byte[] append(byte[] linear) {
        return ("{\"type\":\"input_audio_buffer.append\",\"audio\":\"" + Base64.getEncoder().encodeToString(linear) + "\"}").getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] restyle(byte[] frame) {
        try {
            ObjectNode event = (ObjectNode) JSON.readTree(frame);
            session.restyle(event);
            return JSON.writeValueAsBytes(event);
        } catch (IOException impossible) {
            throw new UncheckedIOException("what our own codec wrote can be read", impossible);
        }
    }

    @Override
    public ModelEvent opened() {
        return preset.speaksFirst() ? null : new SessionCreated("");
    }

    @Override
    public ModelEvent refused(int httpStatus) {
        return inner.refused(httpStatus);
    }

    @Override
    public ModelEvent closed(int closeCode) {
        return inner.closed(closeCode);
    }
}
