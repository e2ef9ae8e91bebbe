package io.trunkline.escalation.handover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.hash.HashCommands;
import io.quarkus.redis.datasource.list.ListCommands;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.contracts.redis.CallKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** What gateway and bridge have written of a call; read only. Blocks. */
@ApplicationScoped
public class CallContext {
    private final HashCommands<String, String, String> hashes;
    private final ListCommands<String, String> lists;

    CallContext(RedisDataSource redis) {
        this.hashes = redis.hash(String.class);
        this.lists = redis.list(String.class);
    }

    public Map<String, String> call(String callId) {
        return hashes.hgetall(new CallKeys(callId).call());
    }

    public Map<String, String> session(String callId) {
        return hashes.hgetall(new CallKeys(callId).session());
    }

    /** @return turns as the bridge wrote them, oldest first */
    public List<JsonNode> transcript(String callId) {
        return entries(new CallKeys(callId).transcript());
    }

    /** @return finished tool calls as the bridge wrote them, oldest first */
    public List<JsonNode> tools(String callId) {
        return entries(new CallKeys(callId).tools());
    }

    private List<JsonNode> entries(String key) {
        return lists.lrange(key, 0, -1).stream().map(CallContext::tree).toList();
    }

    private static JsonNode tree(String json) {
        try {
            return EventCodec.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(json);
        }
    }
}
