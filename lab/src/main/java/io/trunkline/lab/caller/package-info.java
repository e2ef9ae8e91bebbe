/**
 * Callers that follow a script with an ear and a mouth. What a caller knows of the far side comes through the ear, what the far side
 * learns of the caller through the mouth or the keys; there is no other way.
 *
 * <p>Time is what the carrier's clock says; a call replays in a test without waiting.
 */
package io.trunkline.lab.caller;
