/** Moving and ending legs for other services, by whichever carrier they are of. */
package io.trunkline.gateway.callcontrol;
