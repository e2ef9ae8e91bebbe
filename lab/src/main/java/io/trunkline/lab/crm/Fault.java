package io.trunkline.lab.crm;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What goes wrong with requests whose path begins with {@code path}.
 *
 * @param delayMs the answer is late by this; the request takes effect at once
 * @param status answered instead of doing anything; 0 for none
 * @param times how many requests are hit; 0 for all until faults are cleared
 */
public record Fault(String path, @JsonProperty("delayMs") long delayMs, int status, int times) {}
