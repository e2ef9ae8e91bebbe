package io.trunkline.call;

import io.trunkline.call.carrier.CarrierCommand;
import io.trunkline.call.model.ModelCommand;

/** Effects that nobody looks at. */
public enum Unobserved implements Effects {
    EFFECTS;

    @Override
    public void carrier(CarrierCommand command) {
    }

    @Override
    public void model(ModelCommand command) {
    }

    @Override
    public void notice(CallNotice notice) {
    }
}
