/** Servers that speak nearly the OpenAI Realtime protocol: what each does differently is a {@link io.trunkline.models.compatible.Preset}. */
package io.trunkline.models.compatible;
