/** Letting carriers' streams in: the handshake's signature, then the one-time token in {@code start}. Nothing is acted on before both are good. */
package io.trunkline.bridge.admission;
