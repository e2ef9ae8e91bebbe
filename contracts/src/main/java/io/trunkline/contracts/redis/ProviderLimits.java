package io.trunkline.contracts.redis;

/**
 * What a model provider's session said of the account's tokens a minute (OpenAI Realtime, {@code rate_limits.updated}).
 *
 * @param limit    tokens a minute
 * @param left     of them when it was said
 * @param resetMs  milliseconds until all of them are there again
 * @param saidAt   epoch milliseconds by Redis TIME
 */
public record ProviderLimits(long limit, long left, long resetMs, long saidAt) {
}
