package io.trunkline.lab.crm;

import io.trunkline.lab.http.Reply;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** First answers by idempotency key. Two requests with one key at once: the second waits for the first. */
final class IdempotentReplies {

    private record First(String body, Reply reply) {}

    private final Map<String, First> firsts = new ConcurrentHashMap<>();

    /** The first answer under this key, made now if there is none; empty if the key came with another body before. */
    Optional<Reply> first(String key, String body, Supplier<Reply> make) {
        First first = firsts.computeIfAbsent(key, k -> new First(body, make.get()));
        return first.body().equals(body) ? Optional.of(first.reply()) : Optional.empty();
    }
}
