/** A call's hash in Redis, of which the gateway is the only writer, and the answers given about it. */
package io.trunkline.gateway.context;
