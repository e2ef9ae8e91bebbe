/** What the gateway tells on {@code call-events}. */
package io.trunkline.gateway.events;
