/**
 * The call as pure code: what a call is told ({@link io.trunkline.call.CallInput}), what it tells
 * ({@link io.trunkline.call.CallNotice}) and how it is set up ({@link io.trunkline.call.CallConfig}). No clock, no I/O, no JSON, no framework: time is a
 * parameter, effects leave through {@link io.trunkline.call.Effects}.
 */
package io.trunkline.call;
