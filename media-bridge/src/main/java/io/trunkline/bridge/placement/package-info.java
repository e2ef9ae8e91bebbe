/** How calls get here: the bridge announces itself in Redis, the gateway tells it of calls on the internal port. */
package io.trunkline.bridge.placement;
