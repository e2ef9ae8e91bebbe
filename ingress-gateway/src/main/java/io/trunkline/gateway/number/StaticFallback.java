package io.trunkline.gateway.number;

import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Dial;
import com.twilio.twiml.voice.Enqueue;
import com.twilio.twiml.voice.Hangup;
import com.twilio.twiml.voice.Number;
import com.twilio.twiml.voice.Task;
import io.trunkline.catalog.line.Line;
import io.trunkline.catalog.line.Phrase;
import io.trunkline.gateway.twiml.Twiml;
import java.util.Optional;

/**
 * The TwiML that a number's fallback URL answers with when nothing of ours does: a person, by the carrier's means alone. It names no address of ours. Pure.
 */
final class StaticFallback {
    private static final int RING_SECONDS = 60;

    /** @param workflowSid of the router that people are behind; empty for plain queues. A line's operator number goes before both */
    static String of(Line line, Optional<String> workflowSid) {
        VoiceResponse.Builder response = new VoiceResponse.Builder().say(Twiml.say(line.words(Phrase.STATIC)));
        if (line.operatorNumber().isPresent()) {
            response.dial(new Dial.Builder().timeout(RING_SECONDS).number(new Number.Builder(line.operatorNumber().get()).build()).build());
        } else {
            response.enqueue(workflowSid.map(sid -> new Enqueue.Builder().workflowSid(sid)
                    .task(new Task.Builder("{\"line\":\"" + line.number() + "\",\"reason\":\"out_of_service\",\"from_agent\":false}").build()))
                    .orElseGet(() -> new Enqueue.Builder(line.operatorQueue())).build());
        }
        return Twiml.xml(response.say(Twiml.say(line.words(Phrase.STATIC_NOBODY))).hangup(new Hangup.Builder().build()));
    }

    private StaticFallback() {
    }
}
