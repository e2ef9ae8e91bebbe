/**
 * What crosses the socket: client events decoded and checked field by field, server events written. Follows the GA
 * events of the OpenAI Realtime API reference (client events, server events).
 */
package io.trunkline.realtime.event;
