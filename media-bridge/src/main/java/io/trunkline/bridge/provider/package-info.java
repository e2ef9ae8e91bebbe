/** How model providers do: which of them answer, and what is left of the account's tokens. All on the media loop, once a session or a response, never an audio frame. */
package io.trunkline.bridge.provider;
