import io.trunkline.realtime.audio.WireFormat;
import io.trunkline.speech.SpeechModels;
import io.trunkline.speech.VoiceStyle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a sentence as raw G.711 µ-law, 8 kHz: {@code Speak.java words file}. Ends with 1 when nobody could understand it. */
class Speak {

    public static void main(String[] arguments) throws IOException {
        var available = SpeechModels.available(SpeechModels.defaultWeights());
        if (!available.recognition() || !available.voiceActivity()) {
            System.err.println("The server can't hear without its speech weights. " + available.message());
            System.exit(1);
        }
        try (SpeechModels models = SpeechModels.open(available.weights(), 1)) {
            var speech = models.synthesizer().synthesize(arguments[0], VoiceStyle.NATURAL).at(WireFormat.PCMU.rateHz());
            Files.write(Path.of(arguments[1]), WireFormat.PCMU.encode(speech.samples()));
        }
    }
}
