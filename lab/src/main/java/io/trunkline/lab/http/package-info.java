/** What the lab's own HTTP servers and clients share: a server on the loopback with virtual threads, and form encoding. */
package io.trunkline.lab.http;
