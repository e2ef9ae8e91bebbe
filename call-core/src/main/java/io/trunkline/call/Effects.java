package io.trunkline.call;

import io.trunkline.call.carrier.CarrierCommand;
import io.trunkline.call.model.ModelCommand;

/** Where a call's effects go, in the order they must happen. Implemented by the bridge; called only from inside {@code CallSession.on}. */
public interface Effects {

    void carrier(CarrierCommand command);

    void model(ModelCommand command);

    void notice(CallNotice notice);
}
