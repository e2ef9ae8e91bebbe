/**
 * WebSockets by hand over the JDK's selector, client's and server's side, for one thread: what the load generator and the native relay are
 * made of. Nothing here knows calls.
 */
package io.trunkline.bench.wire;
