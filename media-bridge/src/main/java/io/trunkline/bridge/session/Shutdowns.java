package io.trunkline.bridge.session;

import io.trunkline.models.ModelShutdowns;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jboss.logging.Logger;

/** Says at start which configured models their provider will switch off. */
final class Shutdowns {
    private static final Logger LOGGER = Logger.getLogger(Shutdowns.class);

    static void warn(List<ModelChoice> choices, String transcription) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        ModelShutdowns known = ModelShutdowns.packaged();
        choices.stream().distinct().forEach(choice -> tell(known, choice.provider().name(), choice.model(), today));
        tell(known, "openai", transcription, today);
    }

    private static void tell(ModelShutdowns known, String provider, String model, LocalDate today) {
        known.of(provider, model).ifPresent(shutdown -> LOGGER.warnf("model will be switched off by its provider: model=%s on=%s passed=%s successor=%s",
                model, shutdown.on(), !today.isBefore(shutdown.on()), shutdown.successor()));
    }

    private Shutdowns() {
    }
}
