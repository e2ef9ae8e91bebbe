/** The internal port, where other services ask for call control. */
package io.trunkline.gateway.internal;
