/** Telephone audio: G.711 as bytes and as the base64 text it travels in. */
package io.trunkline.call.audio;
