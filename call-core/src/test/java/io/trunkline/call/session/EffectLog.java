package io.trunkline.call.session;

import io.trunkline.call.CallNotice;
import io.trunkline.call.Effects;
import io.trunkline.call.carrier.CarrierCommand;
import io.trunkline.call.model.ModelCommand;
import io.trunkline.call.recording.EffectText;
import io.trunkline.call.recording.Wording;
import java.util.ArrayList;
import java.util.List;

/** Effects as lines of text, the words of the scenario files. */
final class EffectLog implements Effects {

    private final EffectText text;
    private final List<String> lines = new ArrayList<>();

    EffectLog() {
        this(new EffectText(Wording.PLAIN, 0));
    }

    EffectLog(EffectText text) {
        this.text = text;
    }

    List<String> take() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    @Override
    public void carrier(CarrierCommand command) {
        lines.add(text.of(command));
    }

    @Override
    public void model(ModelCommand command) {
        lines.add(text.of(command));
    }

    @Override
    public void notice(CallNotice notice) {
        lines.add(text.of(notice));
    }
}
