package io.trunkline.bridge.session;

import com.github.pemistahl.lingua.api.IsoCode639_1;
import com.github.pemistahl.lingua.api.Language;
import com.github.pemistahl.lingua.api.LanguageDetector;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * In which language words are, by Lingua, restricted to the languages a voice agent speaks. Works on a thread of its own, which is started with the first agent of
 * several languages and reads their statistics then; when it has too much to do, words are passed over.
 */
@Singleton
public class LanguageGuess {
    private static final Logger LOGGER = Logger.getLogger(LanguageGuess.class);
    /** Fewer letters say "OK" or a name. */
    private static final int FEWEST_LETTERS = 10;
    /** What the second best language may weigh against the best; more is no answer. */
    private static final double SECOND_AT_MOST = 0.85;
    private static final int QUEUE = 64;

    private final ThreadPoolExecutor worker = new ThreadPoolExecutor(1, 1, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE),
            Thread.ofPlatform().daemon().name("language-guess").factory(), new ThreadPoolExecutor.DiscardPolicy());
    private final Map<List<String>, LanguageDetector> detectors = new HashMap<>();

    public LanguageGuess() {
        worker.allowCoreThreadTimeOut(true);
    }

    /**
     * @param languages tags to choose from
     * @param then      given one of {@code languages}, on the worker's thread; not called if it isn't clear
     */
    public void guess(String text, List<String> languages, Consumer<String> then) {
        if (text != null && text.codePoints().filter(Character::isLetter).count() >= FEWEST_LETTERS) {
            worker.execute(() -> decide(text, languages, then));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        worker.shutdownNow();
    }

    private void decide(String text, List<String> languages, Consumer<String> then) {
        try {
            LanguageDetector detector = detectors.computeIfAbsent(languages, LanguageGuess::detector);
            if (detector != null) {
                best(detector, text, languages, then);
            }
        } catch (RuntimeException e) {
            // a guess is a convenience: without it the call goes on in the language it has
            LOGGER.warnf(e, "language could not be guessed: languages=%s", languages);
        }
    }

    private static void best(LanguageDetector detector, String text, List<String> languages, Consumer<String> then) {
        // in order, the best is 1 and the others are parts of it
        List<Map.Entry<Language, Double>> found = List.copyOf(detector.computeLanguageConfidenceValues(text).entrySet());
        if (found.isEmpty() || found.size() > 1 && found.get(1).getValue() > SECOND_AT_MOST) {
            return;
        }
        String code = found.getFirst().getKey().getIsoCode639_1().toString();
        languages.stream().filter(tag -> kind(tag).equals(code)).findFirst().ifPresent(then);
    }

    /** {@code null} if fewer than two of the languages are known to Lingua. */
    private static LanguageDetector detector(List<String> languages) {
        List<Language> known = new ArrayList<>();
        for (String tag : languages) {
            for (IsoCode639_1 code : IsoCode639_1.values()) {
                if (code.toString().equals(kind(tag)) && code != IsoCode639_1.NONE) {
                    known.add(Language.getByIsoCode639_1(code));
                }
            }
        }
        return known.size() < 2 ? null : LanguageDetectorBuilder.fromLanguages(known.toArray(Language[]::new)).withLowAccuracyMode().build();
    }

    private static String kind(String tag) {
        return tag.toLowerCase(Locale.ROOT).split("-")[0];
    }
}
