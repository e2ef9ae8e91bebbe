/**
 * Media sockets, carrier's and model's, behind {@link io.trunkline.bridge.socket.MediaSocket}: text messages, bounded both ways, all on
 * {@link io.trunkline.bridge.socket.MediaLoop}. Raw Vert.x underneath: decision 10.
 */
package io.trunkline.bridge.socket;
