package io.trunkline.bridge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.models.openai.OpenAiProvider;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandidatesTest {

    private static final ModelChoice A = choice("a");
    private static final ModelChoice B = choice("b");
    private static final ModelChoice C = choice("c");
    private static final List<ModelChoice> ALL = List.of(A, B, C);

    @Test
    void eachIsTriedOnceAndTheFirstThatFailedOnceMore() {
        Candidates candidates = new Candidates(choice -> true);

        assertThat(candidates.after(B, ALL)).contains(C);
        assertThat(candidates.after(C, ALL)).contains(A);
        assertThat(candidates.after(A, ALL)).contains(B);
        assertThat(candidates.after(B, ALL)).isEmpty();
    }

    @Test
    void aModelWithoutOthersGetsASecondTry() {
        Candidates candidates = new Candidates(choice -> true);

        assertThat(candidates.after(A, List.of(A))).contains(A);
        assertThat(candidates.after(A, List.of(A))).isEmpty();
    }

    @Test
    void whatRefusesTheKeyIsNotAskedAgain() {
        Candidates candidates = new Candidates(choice -> true);
        candidates.refused(A);

        assertThat(candidates.after(A, List.of(A))).isEmpty();
        assertThat(candidates.after(A, ALL)).contains(B);
    }

    @Test
    void aModelThatServedBeginsTheCountAnew() {
        Candidates candidates = new Candidates(choice -> true);
        candidates.after(A, List.of(A));
        candidates.served();

        assertThat(candidates.after(A, List.of(A))).contains(A);
    }

    @Test
    void whatIsToBeSparedIsPassedBy() {
        Candidates candidates = new Candidates(choice -> choice != B);

        assertThat(candidates.after(A, ALL)).contains(C);
        assertThat(candidates.after(C, List.of(B, C))).as("better than none while a caller is on the line").contains(B);
        assertThat(Providers.first(List.of(B, C), choice -> choice != B)).isEqualTo(C);
        assertThat(Providers.first(List.of(B), choice -> choice != B)).as("better than none").isEqualTo(B);
    }

    private static ModelChoice choice(String name) {
        return new ModelChoice(new OpenAiProvider(), name, name);
    }
}
