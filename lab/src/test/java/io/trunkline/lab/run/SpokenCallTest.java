package io.trunkline.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.lab.caller.CallerEvent;
import io.trunkline.lab.caller.ScriptedCaller;
import io.trunkline.lab.carrier.CallEnd;
import io.trunkline.lab.carrier.CarrierCall;
import io.trunkline.lab.carrier.CarrierConfig;
import io.trunkline.lab.carrier.CarrierNumber;
import io.trunkline.lab.carrier.DialRequest;
import io.trunkline.lab.carrier.LabCarrier;
import io.trunkline.lab.carrier.RouteTable;
import io.trunkline.lab.http.LoopbackServer;
import io.trunkline.lab.http.Reply;
import io.trunkline.lab.script.CallScript;
import io.trunkline.lab.script.Draw;
import io.trunkline.lab.script.ScriptParser;
import io.trunkline.speech.SpeechModels;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A caller on the lab's carrier, in real time and with real sound, against a voice menu that ends in a queue. */
class SpokenCallTest {

    private static final String TWIML = """
            <Response><Say>Thank you for calling Acme. One moment, please.</Say><Pause length="2"/>
            <Enqueue workflowSid="WW1"><Task priority="10">{"summary":"Disputes a $347 charge from last month, not authorized",\
            "name":"Daniel Reed"}</Task></Enqueue></Response>""";
    private static final String SCRIPT = """
            from +14155550142
            to +18005551234
            patience 8 s
            after agent say "Hello?"
            when heard "calling about" say "Yes, exactly."
            must hear "thank you for calling Acme"
            must hear music
            must hear "calling about"
            must hear "three hundred forty seven dollars"
            must hear "last month"
            must hear "goodbye"
            must happen end by agent
            """;

    @BeforeEach
    void weights() {
        Assumptions.assumeTrue(SpeechModels.available(SpeechModels.defaultWeights()).complete(), "speech weights are not here");
    }

    @Test
    void theCallerHearsMusicAndTheHumanAndAnswers(@TempDir Path spoken) throws Exception {
        var config = CarrierConfig.of("AC" + "0".repeat(32), "token");
        try (LabSpeech speech = LabSpeech.open(SpeechModels.defaultWeights(), spoken);
                LoopbackServer gateway = LoopbackServer.start("gateway", 0, request -> new Reply(200,
                        Map.of("Content-Type", "text/xml"), (request.path().endsWith("voice") ? TWIML : "").getBytes()));
                LabCarrier carrier = LabCarrier.start(config.withNumbers(List.of(CarrierNumber.on("https://voice.test", "+18005551234")))
                        .withRoutes(new RouteTable(Map.of("https://voice.test", gateway.base().toString()))), speech.lineVoice())) {
            // Given: a recogniser that is loaded
            speech.recognize(new short[8000]);
            CallScript script = ScriptParser.parse("t.call", SCRIPT, Draw.asWritten(LocalDate.now())).orThrow();
            var caller = new ScriptedCaller(script, speech.speaking(script.voice()), speech.hearing(), new Random(1), _ -> { });
            // When
            CarrierCall call = carrier.dial(DialRequest.of("+14155550142", "+18005551234"), caller);
            caller.on(call);
            CallEnd end = call.ended().get(60, TimeUnit.SECONDS);
            // Then
            var heard = speech.transcriber().transcribe(caller.recording().caller(), caller.recording().agent());
            Verdict verdict = Judge.judge(new CallResult(script, call.sid(), Optional.empty(), caller.over().join(), List.of(),
                    call.timeline(), caller.recording(), heard, end, Optional.empty(), List.of(), spoken));
            assertThat(verdict.failures()).as("%s", heard).isEmpty();
            assertThat(caller.over().join().stream().filter(CallerEvent.Said.class::isInstance)).hasSize(2);
        }
    }
}
