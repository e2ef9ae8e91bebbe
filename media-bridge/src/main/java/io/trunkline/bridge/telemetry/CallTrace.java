package io.trunkline.bridge.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.trunkline.call.quality.LineQuality;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One call's part of its trace: under the webhook's span a {@code session} (model) and a {@code stream} (carrier), and under these each
 * turn, barge-in, tool call and escalation. Never a span per frame, never personal data. Owned by the media loop.
 */
public final class CallTrace {
    /** Names as in the GenAI semantic conventions, ours under {@code trunkline.}. */
    public static final AttributeKey<String> CALL_ID = AttributeKey.stringKey("trunkline.call.id");
    private static final AttributeKey<String> AGENT = AttributeKey.stringKey("gen_ai.agent.name");
    private static final AttributeKey<String> MODEL = AttributeKey.stringKey("gen_ai.request.model");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("gen_ai.operation.name");
    private static final AttributeKey<String> TOOL = AttributeKey.stringKey("gen_ai.tool.name");
    private static final AttributeKey<String> SIDE = AttributeKey.stringKey("trunkline.side");
    private static final AttributeKey<Boolean> INTERRUPTED = AttributeKey.booleanKey("trunkline.interrupted");
    private static final AttributeKey<Long> PLAYED = AttributeKey.longKey("trunkline.played_ms");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("trunkline.outcome");
    private static final AttributeKey<Long> ANSWER = AttributeKey.longKey("trunkline.ear.answer_ms");
    private static final AttributeKey<Long> ANSWER_MODEL = AttributeKey.longKey("trunkline.ear.answer_model_ms");
    private static final AttributeKey<Double> JITTER = AttributeKey.doubleKey("trunkline.line.jitter_ms");
    private static final AttributeKey<Double> LOSS = AttributeKey.doubleKey("trunkline.line.loss");
    private static final AttributeKey<Double> ROUND_TRIP = AttributeKey.doubleKey("trunkline.line.round_trip_ms");
    private static final AttributeKey<Double> OPINION = AttributeKey.doubleKey("trunkline.line.opinion_score");
    private static final AttributeKey<Double> TALK_OVER = AttributeKey.doubleKey("trunkline.talk.over");
    private static final String AGENT_SIDE = "agent";

    private final Tracer tracer;
    private final String callId;
    private final Span session;
    private final Map<String, Span> tools = new HashMap<>();
    private Span stream = Span.getInvalid();
    /** Where spans of this call hang: under the stream once there is one. */
    private Context context;
    private Attributes answer = Attributes.empty();

    /** Begins the session's span under {@code traceparent} (W3C Trace Context), which may be null. */
    public CallTrace(Tracer tracer, String callId, String traceparent, String agent, String model) {
        this.tracer = tracer;
        this.callId = callId;
        Context parent = traceparent == null ? Context.root()
                : W3CTraceContextPropagator.getInstance().extract(Context.root(), Map.of("traceparent", traceparent), new HeaderGetter());
        session = start("session", SpanKind.CLIENT, parent, Attributes.of(OPERATION, "invoke_workflow", AGENT, agent, MODEL, model));
        context = Context.root().with(session);
    }

    /** Where spans of this call hang. */
    public Context context() {
        return context;
    }

    public void streamStarted() {
        stream = start("stream", SpanKind.SERVER, context, Attributes.empty());
        if (stream.getSpanContext().isValid()) {
            context = Context.root().with(stream);
        }
    }

    /** A turn that is over; the agent's carries how long the caller waited for it, if it was an answer. */
    public void turn(String side, Instant from, Instant to, boolean interrupted) {
        Attributes waited = side.equals(AGENT_SIDE) ? answer : Attributes.empty();
        answer = side.equals(AGENT_SIDE) ? Attributes.empty() : answer;
        tracer.spanBuilder("turn " + side).setParent(context()).setStartTimestamp(from)
                .setAttribute(CALL_ID, callId).setAttribute(SIDE, side).setAttribute(INTERRUPTED, interrupted).setAllAttributes(waited)
                .startSpan().end(to.isBefore(from) ? from : to);
    }

    /** The caller heard the beginning of an answer so long after their last sound; belongs to the agent's turn that is going on. */
    public void answered(long millis, long modelMillis) {
        answer = Attributes.of(ANSWER, millis, ANSWER_MODEL, modelMillis);
    }

    /** How good the line was; for the stream's span, before it ends. */
    public void line(LineQuality line) {
        stream.setAttribute(JITTER, line.jitterMs()).setAttribute(LOSS, line.loss()).setAttribute(ROUND_TRIP, line.roundTripMs())
                .setAttribute(OPINION, line.opinion()).setAttribute(TALK_OVER, line.talkOver());
    }

    public void bargeIn(Instant noticed, Instant told, long playedMillis) {
        tracer.spanBuilder("barge-in").setParent(context()).setStartTimestamp(noticed)
                .setAttribute(CALL_ID, callId).setAttribute(PLAYED, playedMillis)
                .startSpan().end(told);
    }

    /** Begins a tool call's or an escalation's span. @return the context its Kafka record belongs to */
    public Context toolCall(String toolCallId, String tool) {
        String name = tool.equals("escalate_to_human") ? "escalation" : "execute_tool " + tool;
        Span span = start(name, SpanKind.INTERNAL, context(), Attributes.of(OPERATION, "execute_tool", TOOL, tool));
        tools.put(toolCallId, span);
        return Context.root().with(span);
    }

    /** The context of a tool call that still runs; else the call's. */
    public Context of(String toolCallId) {
        Span span = tools.get(toolCallId);
        return span == null ? context() : Context.root().with(span);
    }

    public void toolFinished(String toolCallId, String status) {
        Span span = tools.remove(toolCallId);
        if (span != null) {
            span.setAttribute(OUTCOME, status);
            span.end();
        }
    }

    public void ended(String outcome, boolean fault) {
        tools.values().forEach(Span::end);
        tools.clear();
        for (Span span : List.of(stream, session)) {
            span.setAttribute(OUTCOME, outcome);
            if (fault) {
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        }
    }

    private Span start(String name, SpanKind kind, Context parent, Attributes attributes) {
        return tracer.spanBuilder(name).setSpanKind(kind).setParent(parent).setAllAttributes(attributes).setAttribute(CALL_ID, callId).startSpan();
    }

    private static final class HeaderGetter implements TextMapGetter<Map<String, String>> {
        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
            return carrier.keySet();
        }

        @Override
        public String get(Map<String, String> carrier, String key) {
            return carrier.get(key);
        }
    }
}
