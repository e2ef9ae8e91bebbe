package io.trunkline.gateway.twiml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.twilio.http.HttpMethod;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Enqueue;
import com.twilio.twiml.voice.Task;
import io.trunkline.contracts.Urgency;
import io.trunkline.gateway.config.GatewayConfig;
import io.trunkline.gateway.config.PublicUrls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** Puts the caller into a human's queue (Twilio TwiML, Enqueue and Task). Stateless. */
@ApplicationScoped
public class QueueTwiml {
    /** Most the REST API takes as {@code Twiml} (Twilio Voice, Calls update). Characters. */
    public static final int LIMIT = 4000;
    /** Where urgent callers wait when no router sorts them. */
    public static final String PRIORITY_QUEUE = "priority";

    private final Optional<String> workflowSid;
    private final Duration taskTimeout;
    private final PublicUrls urls;

    @Inject
    QueueTwiml(GatewayConfig config, PublicUrls urls) {
        this.workflowSid = config.twilio().workflowSid();
        this.taskTimeout = config.queue().taskTimeout();
        this.urls = urls;
    }

    /**
     * @param say   spoken before the music, if anything
     * @param queue the human agents' queue; urgent callers go to {@value #PRIORITY_QUEUE}
     * @param task  attributes for the router, null for none; cut to what fits
     */
    public record Waiting(Optional<String> say, String queue, Urgency urgency, JsonNode task) {}

    public String of(Waiting waiting) {
        if (workflowSid.isEmpty()) {
            return xml(waiting, new Enqueue.Builder(Twiml.printable(queueOf(waiting))));
        }
        return TaskAttributes.fit(waiting.task(), json -> withTask(waiting, json), LIMIT);
    }

    /** @return the queue the caller really waits in */
    public String queueOf(Waiting waiting) {
        return waiting.urgency() == Urgency.HIGH ? PRIORITY_QUEUE : waiting.queue();
    }

    /** A last resort that needs nothing but this process: an excuse, then the operator. */
    public String lastResort(String words, String operatorQueue) {
        return of(new Waiting(Optional.of(words), operatorQueue, Urgency.MEDIUM, null));
    }

    private String withTask(Waiting waiting, ObjectNode attributes) {
        Task task = new Task.Builder(Twiml.printable(attributes.toString()))
                .priority(waiting.urgency().taskPriority())
                .timeout((int) taskTimeout.toSeconds())
                .build();
        return xml(waiting, new Enqueue.Builder().workflowSid(workflowSid.orElseThrow()).task(task));
    }

    private String xml(Waiting waiting, Enqueue.Builder enqueue) {
        VoiceResponse.Builder response = new VoiceResponse.Builder();
        waiting.say().map(Twiml::say).ifPresent(response::say);
        return Twiml.xml(response.enqueue(enqueue.action(urls.queueEnded()).method(HttpMethod.POST).build()));
    }
}
