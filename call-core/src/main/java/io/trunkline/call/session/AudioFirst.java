package io.trunkline.call.session;

import io.trunkline.call.CallNotice;
import io.trunkline.call.Effects;
import io.trunkline.call.carrier.CarrierCommand;
import io.trunkline.call.model.ModelCommand;
import io.trunkline.call.model.ModelCommand.AppendAudio;

/** Keeps the order towards the model: caller audio that waits to be joined goes before anything that came later. */
final class AudioFirst implements Effects {

    private final Uplink uplink;
    private Effects out;

    AudioFirst(Uplink uplink) {
        this.uplink = uplink;
    }

    /** For the length of one event. */
    Effects to(Effects effects) {
        out = effects;
        return this;
    }

    @Override
    public void carrier(CarrierCommand command) {
        out.carrier(command);
    }

    @Override
    public void model(ModelCommand command) {
        if (!(command instanceof AppendAudio)) {
            uplink.flush(out);
        }
        out.model(command);
    }

    @Override
    public void notice(CallNotice notice) {
        out.notice(notice);
    }
}
