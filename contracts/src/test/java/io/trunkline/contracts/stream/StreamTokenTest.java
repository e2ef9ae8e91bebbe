package io.trunkline.contracts.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.trunkline.contracts.stream.StreamToken.Binding;
import io.trunkline.contracts.stream.StreamToken.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamTokenTest {
    private static final Binding BINDING = new Binding("01JD0000000000000000000000", "bridge-0", "CA1");
    private static final long NOW = 1_000_000;
    private final StreamToken tokens = new StreamToken("0123456789abcdef");

    @Test
    void aFreshTokenIsValidForItsBinding() {
        assertThat(tokens.verify(tokens.issue(BINDING, NOW), BINDING, NOW + 59_999)).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void twoTokensOfOneCallHaveDifferentNonces() {
        Verdict.Valid one = (Verdict.Valid) tokens.verify(tokens.issue(BINDING, NOW), BINDING, NOW);
        Verdict.Valid two = (Verdict.Valid) tokens.verify(tokens.issue(BINDING, NOW), BINDING, NOW);

        assertThat(one.nonce()).isNotEqualTo(two.nonce());
    }

    @Test
    void aTokenExpiresAfterAMinute() {
        assertThat(tokens.verify(tokens.issue(BINDING, NOW), BINDING, NOW + 60_001)).isEqualTo(new Verdict.Expired());
    }

    @Test
    void aTokenOfAnotherCallBridgeLegOrSecretIsForeign() {
        String token = tokens.issue(BINDING, NOW);

        assertThat(tokens.verify(token, new Binding("other", BINDING.bridge(), BINDING.callSid()), NOW)).isEqualTo(new Verdict.Foreign());
        assertThat(tokens.verify(token, new Binding(BINDING.callId(), "bridge-1", BINDING.callSid()), NOW)).isEqualTo(new Verdict.Foreign());
        assertThat(tokens.verify(token, new Binding(BINDING.callId(), BINDING.bridge(), "CA2"), NOW)).isEqualTo(new Verdict.Foreign());
        assertThat(new StreamToken("fedcba9876543210").verify(token, BINDING, NOW)).isEqualTo(new Verdict.Foreign());
    }

    @Test
    void aLaterExpiryCannotBeWrittenIntoAToken() {
        String[] parts = tokens.issue(BINDING, NOW).split("\\.");

        assertThat(tokens.verify(parts[0] + ".99999999999999." + parts[2], BINDING, NOW)).isEqualTo(new Verdict.Foreign());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "a.1.c", "a.-1.c", "a.99999999999999999999.c", "....", "\u0000"})
    void whateverElseIsForeign(String token) {
        assertThat(tokens.verify(token, BINDING, NOW)).isEqualTo(new Verdict.Foreign());
    }

    @Test
    void aMissingTokenIsForeign() {
        assertThat(tokens.verify(null, BINDING, NOW)).isEqualTo(new Verdict.Foreign());
    }

    @Test
    void aShortSecretIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new StreamToken("short")).withMessageContaining("STREAM_TOKEN_SECRET");
    }
}
