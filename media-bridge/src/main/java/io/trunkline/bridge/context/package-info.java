/** What of a call must survive its bridge: written to Redis per turn, never per frame, masked before. */
package io.trunkline.bridge.context;
