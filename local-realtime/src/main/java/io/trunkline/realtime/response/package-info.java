/**
 * One answer from {@code response.created} to {@code response.done}: acts in, events out, and what of it became memory.
 */
package io.trunkline.realtime.response;
