package io.trunkline.bridge.session;

import io.trunkline.bridge.config.ReplyPartition;
import io.trunkline.contracts.redis.SessionFields;
import java.time.Instant;
import java.util.Map;

/** A call that no bridge had before: writes down who has it now, and asks who calls. Used on the media loop. */
final class Beginning {
    private final CallScope scope;
    private final NoticeRouter notices;

    Beginning(CallScope scope, NoticeRouter notices) {
        this.scope = scope;
        this.notices = notices;
    }

    /** @param model name of the model whose session has the call */
    void begin(String model) {
        String bridge = scope.services().config.bridgeId();
        scope.context().set(Map.of(SessionFields.BRIDGE, bridge, SessionFields.AGENT, scope.facts().agent.name(),
                SessionFields.MODEL, model, SessionFields.TRUST, scope.facts().caller.trust().name(),
                SessionFields.REPLY_PARTITION, Integer.toString(ReplyPartition.of(bridge)),
                SessionFields.STARTED_AT, Long.toString(Instant.now().toEpochMilli())));
        notices.identifyCaller();
    }
}
