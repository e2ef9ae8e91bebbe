/** OpenAI Realtime, generally available protocol, over WebSocket; also what resembles it closely. */
package io.trunkline.models.openai;
