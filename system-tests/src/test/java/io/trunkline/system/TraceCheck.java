package io.trunkline.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.lab.trace.CallSpan;
import io.trunkline.lab.trace.TraceTree;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A call's trace: that it is one, and that what was done has the cause it had. */
final class TraceCheck {

    private final List<CallSpan> spans;
    private final TraceTree tree;
    private final Map<String, CallSpan> byId;

    /** @param spans what came of the call, all services together */
    TraceCheck(String callId, List<CallSpan> spans) {
        this.spans = spans;
        this.tree = new TraceTree(callId, spans);
        this.byId = spans.stream().collect(Collectors.toMap(CallSpan::spanId, Function.identity()));
    }

    /** Everything hangs under the carrier's first webhook. */
    void isWhole() {
        assertThat(tree.tops()).as(tree.text()).extracting(CallSpan::name).containsExactly("POST /twilio/voice");
        assertThat(spans).extracting(CallSpan::traceId).containsOnly(tree.tops().getFirst().traceId());
    }

    /** Somewhere the last of these, {@code service: span}, was caused by the one before it, and so on; others may stand between. */
    void holds(String... path) {
        assertThat(spans).as("a path %s in%n%s", List.of(path), tree.text()).anySatisfy(span -> {
            List<String> causes = causes(span);
            assertThat(causes).endsWith(path[path.length - 1]).containsSubsequence(path);
        });
    }

    private List<String> causes(CallSpan span) {
        var causes = new LinkedList<String>();
        for (CallSpan at = span; at != null; at = byId.get(at.parentId())) {
            causes.addFirst(at.service() + ": " + at.name());
        }
        return causes;
    }
}
