/** Messages that callers leave. */
package io.trunkline.gateway.voicemail;
