package io.trunkline.bridge.session;

import io.trunkline.bridge.socket.MediaSocket;
import io.trunkline.bridge.socket.Stall;
import io.trunkline.call.audio.Audio;
import io.trunkline.call.carrier.CarrierCommand.ClearPlayout;
import io.trunkline.call.carrier.CarrierCommand.HangUp;
import io.trunkline.call.carrier.CarrierCommand.PlayAudio;
import io.trunkline.call.carrier.CarrierCommand.PlayClip;
import io.trunkline.call.carrier.CarrierCommand.SendMark;
import io.trunkline.call.carrier.CarrierCommand;
import io.trunkline.call.carrier.Clip;
import io.trunkline.carriers.CarrierStreamEncoder;

/** The carrier's side of a call whose stream was accepted. */
final class CarrierLeg {
    private final MediaSocket socket;
    private final CarrierStreamEncoder encoder;
    private final Clips clips;
    private final Stall stall;
    private boolean closing;

    /** @param stall told while the carrier takes nothing */
    CarrierLeg(MediaSocket socket, CarrierStreamEncoder encoder, Clips clips, Stall stall) {
        this.socket = socket;
        this.encoder = encoder;
        this.clips = clips;
        this.stall = stall;
    }

    /** Carries out what can be done on the socket at once; a {@link HangUp} is its owner's to time, by {@link #close}. */
    void command(CarrierCommand command) {
        switch (command) {
            case PlayAudio(Audio audio) -> encoder.play(audio, socket);
            case PlayClip(Clip clip) -> clips.of(clip).forEach(chunk -> encoder.play(chunk, socket));
            case SendMark(String name) -> encoder.mark(name, socket);
            case ClearPlayout() -> {
                encoder.clear(socket);
                socket.flush();
            }
            case HangUp() -> closing = true;
        }
    }

    /** Pauses {@code model} while the carrier can't take more. */
    void hold(ModelLink model) {
        if (socket.full()) {
            model.pause();
            stall.begins();
            socket.onDrain(() -> {
                stall.ends();
                model.resume();
            });
        }
    }

    void ping(Runnable answered) {
        socket.ping(answered);
    }

    boolean closing() {
        return closing;
    }

    void close(String why) {
        closing = true;
        stall.ends();
        socket.close(MediaSocket.NORMAL, why);
    }
}
