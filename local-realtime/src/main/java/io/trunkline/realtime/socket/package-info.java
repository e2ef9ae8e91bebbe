/** The outside of the process: the WebSocket, what is asked by HTTP, and how the whole is put together. */
package io.trunkline.realtime.socket;
