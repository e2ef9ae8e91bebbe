package io.trunkline.gateway.ending;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.contracts.Disposition;
import io.trunkline.gateway.context.CallContext;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DispositionRuleTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "completed, streaming, resolved,   -,                 -,         -,            RESOLVED_BY_VOICE_AGENT",
        "completed, streaming, unresolved, -,                 -,         -,            ABANDONED",
        "completed, streaming, -,          -,                 -,         -,            ABANDONED",
        "completed, ringing,   -,          -,                 -,         -,            ABANDONED",
        "completed, moving,    transfer,   -,                 ANNOUNCED, -,            ABANDONED",
        "completed, queued,    transfer,   -,                 ANNOUNCED, -,            TRANSFERRED",
        "completed, streaming, transfer,   -,                 QUEUED,    -,            TRANSFERRED",
        "completed, queued,    -,          -,                 CONNECTED, bridged,      TRANSFERRED",
        "completed, queued,    operator,   caller_pressed_0,  -,         hangup,       TRANSFERRED",
        "completed, streaming, operator,   caller_pressed_0,  -,         -,            ABANDONED",
        "completed, streaming, operator,   model_failed,      -,         -,            FAILED",
        "completed, queued,    operator,   model_failed,      -,         -,            TRANSFERRED",
        "completed, queued,    -,          -,                 -,         system-error, FAILED",
        "failed,    streaming, -,          -,                 -,         -,            FAILED",
        "busy,      ringing,   -,          -,                 -,         -,            ABANDONED",
        "no-answer, ringing,   -,          -,                 -,         -,            ABANDONED",
        "canceled,  ringing,   -,          -,                 -,         -,            ABANDONED"})
    void aCallEndsAsWhatIsKnownOfItSays(String status, String state, String intended, String reason, String transfer, String queueResult, Disposition expected) {
        // Given
        CallContext call = new CallContext("id", fields("callSid", "CA1", "state", state, "queueResult", queueResult),
                fields("intendedEnd", intended, "endReason", reason), fields("state", transfer));
        // When
        DispositionRule end = DispositionRule.of(call, status);
        // Then
        assertThat(end.disposition()).isEqualTo(expected);
        assertThat(end.reason()).isNotBlank();
    }

    private static Map<String, String> fields(String... pairs) {
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1] != null) {
                fields.put(pairs[i], pairs[i + 1]);
            }
        }
        return fields;
    }
}
