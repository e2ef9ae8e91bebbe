package io.trunkline.catalog.line;

import java.util.Optional;

/**
 * A department behind a line.
 *
 * @param name  such as {@code billing}
 * @param agent its voice agent
 * @param queue where its human agents take calls
 * @param key   the menu key, {@code 1} to {@code 9}; {@code 0} is always the operator
 */
public record Department(String name, String agent, String queue, Optional<String> key) {}
