package io.trunkline.lab.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.lab.caller.CallerEvent;
import io.trunkline.lab.carrier.CallEnd;
import io.trunkline.lab.carrier.CarrierEvent;
import io.trunkline.lab.recording.CallRecording;
import io.trunkline.lab.recording.HeardTurn;
import io.trunkline.lab.script.CallScript;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of a call that is over.
 *
 * @param callId       ours; empty when the gateway never took the call
 * @param caller       what happened at the caller's end
 * @param events       what the services said of it
 * @param line         what the carrier saw
 * @param recording    the sound
 * @param heard        what is in the sound
 * @param end          how the leg ended
 * @param handOver     what the human was given; empty when there was no transfer
 * @param interactions what the CRM was told
 * @param wav          where the sound is
 */
public record CallResult(CallScript script, String callSid, Optional<String> callId, List<CallerEvent> caller,
        List<ControlEvent> events, List<CarrierEvent> line, CallRecording recording, List<HeardTurn> heard, CallEnd end,
        Optional<JsonNode> handOver, List<? extends JsonNode> interactions, Path wav) {

    /** The events of one type. */
    public <T extends ControlEvent> List<T> events(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The last event of one type. */
    public <T extends ControlEvent> Optional<T> last(Class<T> type) {
        List<T> all = events(type);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** When the caller began to speak over the agent, milliseconds since the connection. */
    public List<Long> interruptionsMs() {
        return caller.stream().filter(e -> e instanceof CallerEvent.Said said && said.over())
                .map(e -> ((CallerEvent.Said) e).startMs()).toList();
    }
}
