package io.trunkline.realtime.mind;

/**
 * A function tool of the session.
 *
 * @param parametersJson the JSON Schema of its arguments
 */
public record ToolView(String name, String description, String parametersJson) {}
