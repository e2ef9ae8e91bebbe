package io.trunkline.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.speech.SpeechSynthesizer.Speech;
import io.trunkline.speech.text.RecognizedText;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LoadedModels.class)
class SpeechRoundTripTest {

  private static final List<String> SENTENCES =
      List.of(
          "I'm calling about my order, I haven't received it yet.",
          "I need to dispute a charge on my bill.",
          "I would like to speak to a human, please.",
          "Can you send me the tracking number by email?",
          "When will my package arrive?",
          "I was charged $347.00 last month.",
          "There is a charge on my account that I don't recognize.",
          "Yes, that is correct.",
          "No, thank you. That is all I needed.",
          "Where is my package? It was supposed to be here yesterday.");

  private final SpeechModels models;
  private final Voices voices;

  SpeechRoundTripTest(SpeechModels models) {
    this.models = models;
    this.voices = new Voices(models);
  }

  @ParameterizedTest
  @ValueSource(strings = {"piper", "piper:pitch=1.3,pace=1.1"})
  void sentencesSpokenOverAPhoneAreUnderstood(String voice) {
    // When
    WordErrors errors = new WordErrors();
    for (String sentence : SENTENCES) {
      errors.count(sentence, hear(voice, sentence, Vocabulary.OPEN));
    }

    // Then
    assertThat(errors.rate()).as(errors.toString()).isLessThan(0.10);
  }

  @ParameterizedTest
  @CsvSource({"piper,AB7492", "piper,KX3051", "piper:pitch=1.3,AB7492", "piper:pitch=0.88,AB7492", "freetts,AB7492"})
  void aSpelledIdIsUnderstoodExactly(String voice, String id) {
    String heard = hear(voice, "My order number is " + id + ".", Vocabulary.SPELLED);
    assertThat(RecognizedText.id(heard)).as(heard).contains(id);
  }

  @ParameterizedTest
  @CsvSource({"piper,34700,$347.00", "piper:pitch=1.3,120450,'$1,204.50'", "piper:pitch=0.88,47400,$474.00"})
  void anAmountIsUnderstoodExactly(String voice, long cents, String written) {
    String heard = hear(voice, "It was " + written + ".", Vocabulary.AMOUNT);
    assertThat(RecognizedText.cents(heard)).as(heard).contains(cents);
  }

  @ParameterizedTest
  @CsvSource({"412", "90210", "560047"})
  void aCodeIsUnderstoodExactly(String digits) {
    String heard = hear("piper", "It is " + String.join(" ", digits.split("")) + ".", Vocabulary.DIGITS);
    assertThat(RecognizedText.digits(heard)).as(heard).contains(digits);
  }

  @ParameterizedTest
  @CsvSource({"'Yes, that is correct.',true", "'No, that is wrong.',false", "'Yes please.',true"})
  void yesAndNoAreTold(String answer, boolean agreed) {
    String heard = hear("piper", answer, Vocabulary.YES_NO);
    assertThat(RecognizedText.agreement(heard)).as(heard).contains(agreed);
  }

  @Test
  void anAnswerOutsideOfTheVocabularyIsStillHeard() {
    // When a caller who was asked for an id asks for a person
    String heard = hear("piper", "I would like to speak to a human, please.", Vocabulary.SPELLED);

    // Then
    assertThat(RecognizedText.comparable(heard)).isEqualTo("i would like to speak to a human please");
  }

  @Test
  void aHintedWordIsPreferredWhereTheSoundLeavesItOpen() {
    String heard = hear("piper", "I need to dispute a charge on my bill.", Vocabulary.hinted("billing", List.of("dispute")));
    assertThat(heard).contains("dispute");
  }

  @Test
  void theSameWordsSoundTheSameEachTime() {
    short[] first = models.synthesizer().synthesize("One moment, please.", VoiceStyle.NATURAL).samples();
    short[] second = models.synthesizer().synthesize("One moment, please.", VoiceStyle.NATURAL).samples();
    assertThat(second).isEqualTo(first);
  }

  @Test
  void tooShortASoundIsNothingSaid() {
    assertThat(models.recognizer().recognize(new float[100], Vocabulary.OPEN)).isEmpty();
  }

  @Test
  void twoSetsOfModelsWorkSideBySide() {
    try (SpeechModels others = SpeechModels.open(SpeechModels.defaultWeights(), 2);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      // When four callers speak at once, on two recognisers and two synthesisers
      List<CompletableFuture<String>> heard =
          List.of(models, others, models, others).stream()
              .map(engine -> CompletableFuture.supplyAsync(() -> roundTrip(engine), threads))
              .toList();

      // Then
      assertThat(heard).allSatisfy(text -> assertThat(text.join()).isEqualTo("when will my package arrive"));
    }
    // and the first set outlives the second
    assertThat(roundTrip(models)).isEqualTo("when will my package arrive");
  }

  @Test
  void withoutWeightsTheVoiceIsFreeTtsAndTheRecogniserSaysWhatToDo(@TempDir Path empty) {
    try (SpeechModels bare = SpeechModels.open(empty, 1)) {
      assertThat(bare.synthesizer().synthesize("Hello", VoiceStyle.NATURAL).sampleRateHz()).isEqualTo(16_000);
      assertThatThrownBy(bare::recognizer).hasMessageContaining("FetchWeights");
      assertThat(SpeechModels.available(empty).complete()).isFalse();
      assertThat(new Voices(bare).available()).contains("freetts").doesNotContain("piper");
    }
  }

  private String hear(String voice, String sentence, Vocabulary vocabulary) {
    Speech speech = voices.named(voice).synthesize(sentence, VoiceStyle.NATURAL);
    return models.recognizer().recognize(Phone.heard(speech), vocabulary);
  }

  private static String roundTrip(SpeechModels engine) {
    Speech speech = engine.synthesizer().synthesize("When will my package arrive?", VoiceStyle.NATURAL);
    return RecognizedText.comparable(engine.recognizer().recognize(Phone.heard(speech), Vocabulary.OPEN));
  }
}
