package io.trunkline.lab.carrier.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanLinesTest {

    @Test
    void aDisputedChargeIsNamedByAmountTimeAndClaim() {
        // Given
        TaskReading task = TaskReading.of(
                """
                {"from_agent":true,"reason":"billing dispute","urgency":"high","customer":{"id":"C-1002","name":"Daniel Reed"},
                 "context":{"summary":"Caller disputes a $347.00 charge from last month, says he never authorized it."}}""");

        // When
        String opening = HumanLines.opening(task);

        // Then
        assertThat(opening).startsWith("Hi Daniel, I can see you're calling about a $347 charge from last month that you didn't authorize.");
    }

    @Test
    void theSummaryMayStandInTheTasksContext() {
        // Given
        TaskReading task = TaskReading.of(
                """
                {"from_agent":true,"callId":"01","reason":"billing_dispute","urgency":"high","department":"billing",
                 "context":"Daniel Reed disputes a charge of $347 from last month, not authorized by the caller. The caller is frustrated.",
                 "customer":{"id":"C-1002","name":"Daniel Reed","trust":"NUMBER"},
                 "done":[{"tool":"get_customer_by_phone","status":"ok","result":"found"}]}""");

        // When, Then
        assertThat(HumanLines.opening(task))
                .startsWith("Hi Daniel, I can see you're calling about a $347 charge from last month that you didn't authorize.");
    }

    @Test
    void theAmountIsTheTasksWhateverItIs() {
        // Given
        Random random = new Random();
        for (int round = 0; round < 50; round++) {
            String amount = "$" + (1 + random.nextInt(9999)) + "." + (10 + random.nextInt(90));

            // When
            String opening = HumanLines.opening(new TaskReading("Zoe", "The customer was billed " + amount + " in September."));

            // Then
            assertThat(opening).contains("about a " + amount + " bill from September.");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The caller asks for a human about her router. It blinks. | that you ask for a human about your router.",
                "Ann Miller wants to change the address on her account | that you want to change the address on your account.",
                "The customer's phone line has been dead since Monday. | that your phone line has been dead since Monday.",
                "Ann wants to change an address. | that you want to change an address.",
                "Ann Miller has a technical problem. In the caller's words: it blinks. | that you have a technical problem.",
                "Technical issue with VPN setup | that it's about this: Technical issue with VPN setup."
            })
    void anyOtherSummaryIsTurnedToTheCaller(String summary, String said) {
        assertThat(HumanLines.opening(new TaskReading("Ann", summary))).startsWith("Hi Ann, I can see " + said);
    }

    @Test
    void withoutATaskTheHumanJustAsks() {
        assertThat(HumanLines.opening(TaskReading.of(""))).isEqualTo("Hello, thank you for holding. How can I help you?");
        assertThat(HumanLines.opening(TaskReading.of("not json"))).startsWith("Hello,");
    }
}
