package io.trunkline.lab.carrier.twiml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwimlTest {

    private static final String CONNECT =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <Response>
              <Say voice="Polly.Joanna">Hello <break time="1s"/>there</Say>
              <Connect action="/twilio/connect-ended">
                <Stream url="wss://media-0.trunkline.test/media/bridge-0/twilio" statusCallback="https://gw/status" name="s">
                  <Parameter name="callId" value="01JD"/>
                  <Parameter name="token" value="a&amp;b"/>
                </Stream>
              </Connect>
              <Redirect method="GET">https://gw/resume?n=1&amp;m=2</Redirect>
            </Response>
            """;

    @Test
    void verbsKeepTheirOrderAndAttributes() {
        // When
        Twiml read = Twiml.parse(CONNECT);

        // Then
        assertThat(read).isInstanceOfSatisfying(Twiml.Program.class, program -> {
            assertThat(program.warnings()).isEmpty();
            assertThat(program.verbs()).extracting(Verb::name).containsExactly("Say", "Connect", "Redirect");
            Verb.Connect connect = (Verb.Connect) program.verbs().get(1);
            assertThat(connect.action()).isEqualTo("/twilio/connect-ended");
            assertThat(connect.stream().parameters()).containsExactly(entry("callId", "01JD"), entry("token", "a&b"));
            assertThat(program.verbs().get(2)).isEqualTo(new Verb.Redirect("https://gw/resume?n=1&m=2", "GET"));
        });
    }

    @Test
    void gatherHasTwiliosDefaults() {
        // When
        Twiml read = Twiml.parse("<Response><Gather numDigits=\"1\"><Say>Press 1</Say><Pause/></Gather></Response>");

        // Then
        Verb.Gather gather = (Verb.Gather) ((Twiml.Program) read).verbs().getFirst();
        assertThat(gather.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(gather.finishOnKey()).isEqualTo("#");
        assertThat(gather.actionOnEmptyResult()).isFalse();
        assertThat(gather.prompts()).containsExactly(new Verb.Say("Press 1", 1), new Verb.Pause(Duration.ofSeconds(1)));
    }

    @Test
    void aTaskKeepsItsJson() {
        // When
        Twiml read = Twiml.parse(
                "<Response><Enqueue workflowSid=\"WW1\"><Task priority=\"10\">{\"a\":\"x &lt; y\"}</Task></Enqueue><Hangup/></Response>");

        // Then
        assertThat(((Twiml.Program) read).verbs().getFirst()).isInstanceOfSatisfying(Verb.Enqueue.class, enqueue -> {
            assertThat(enqueue.taskJson()).isEqualTo("{\"a\":\"x < y\"}");
            assertThat(enqueue.priority()).isEqualTo(10);
            assertThat(enqueue.queue()).isEmpty();
        });
    }

    @Test
    void anAttributeNobodyKnowsIsWarnedOfAndPassedOver() {
        // When
        Twiml read = Twiml.parse("<Response><Say loud=\"yes\">Hello</Say></Response>");

        // Then
        assertThat(((Twiml.Program) read).warnings()).containsExactly("attribute loud is not allowed in Say");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not xml",
                "<Response><Say>Hello</Response>",
                "<Answer/>",
                "<Response><Sing>la</Sing></Response>",
                "<Response><Connect/></Response>",
                "<Response><Connect><Room>x</Room></Connect></Response>",
                "<Response><Gather><Hangup/></Gather></Response>",
                "<Response><Redirect/></Response>",
                "<Response><Pause length=\"long\"/></Response>",
                "<Response><Redirect method=\"PUT\">https://x</Redirect></Response>",
                "<Response><Enqueue/></Response>",
                "<!DOCTYPE r [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Response><Say>&e;</Say></Response>"
            })
    void whatCannotBeFollowedIsBroken(String xml) {
        assertThat(Twiml.parse(xml)).isInstanceOf(Twiml.Broken.class);
    }

    @Test
    void aParameterIsShorterThanFiveHundredCharacters() {
        // Given
        String longOne = CONNECT.replace("01JD", "x".repeat(494));

        // When, Then
        assertThat(Twiml.parse(longOne)).isInstanceOfSatisfying(Twiml.Broken.class, broken -> assertThat(broken.message())
                .contains("callId"));
    }

    @Test
    void noDamageMakesItThrow() {
        // Given
        Random random = new Random(3);

        // When, Then
        for (int round = 0; round < 500; round++) {
            StringBuilder damaged = new StringBuilder(CONNECT);
            damaged.setCharAt(random.nextInt(damaged.length()), (char) (32 + random.nextInt(95)));
            assertThat(Twiml.parse(damaged.toString())).isNotNull();
        }
    }
}
