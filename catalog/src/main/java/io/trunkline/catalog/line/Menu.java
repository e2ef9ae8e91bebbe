package io.trunkline.catalog.line;

import java.time.Duration;

/**
 * What the carrier asks before a voice agent answers.
 *
 * @param prompt  spoken by the carrier, such as "press 1 for billing, 2 for refunds, or stay on the line"
 * @param timeout how long to wait for a key before the line's voice agent answers
 */
public record Menu(String prompt, Duration timeout) {}
