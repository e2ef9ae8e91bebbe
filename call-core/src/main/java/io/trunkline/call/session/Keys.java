package io.trunkline.call.session;

import io.trunkline.call.CallNotice.KeysPressed;
import io.trunkline.call.CallNotice.OperatorReason;
import io.trunkline.call.Effects;
import io.trunkline.call.model.ModelCommand.AppendContext;
import io.trunkline.call.model.ModelCommand.StartResponse;
import io.trunkline.call.model.ModelCommand.Voice;

/** What is done about the keys the caller pressed: the operator, or the agent is told of them once its session listens. */
final class Keys {

    private final Keypad keypad;
    private final Responses responses;
    private final Leaving leaving;
    private final ModelLink model;
    private String untold = "";

    Keys(Keypad keypad, Responses responses, Leaving leaving, ModelLink model) {
        this.keypad = keypad;
        this.responses = responses;
        this.leaving = leaving;
        this.model = model;
    }

    void settle(long now, Effects out) {
        if (leaving.toOperator()) {
            return;
        }
        String pressed = keypad.take(now);
        if (pressed != null && keypad.meansOperator(pressed)) {
            responses.forgetWaiting();
            leaving.atOnce(OperatorReason.PRESSED_ZERO);
            return;
        }
        if (pressed != null) {
            out.notice(new KeysPressed(pressed));
            untold += pressed;
        }
        if (model.ready() && !untold.isEmpty()) {
            out.model(new AppendContext(Voice.USER, Keypad.asContext(untold)));
            responses.request(StartResponse.plain());
            untold = "";
        }
    }
}
