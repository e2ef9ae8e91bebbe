/**
 * The load: {@link io.trunkline.bench.load.Generator} plays the carriers of many calls and the Realtime server they talk to, in one thread.
 * A {@link io.trunkline.bench.load.Call} is both ends of one call: {@link io.trunkline.bench.load.CarrierLine} with the caller's
 * {@link io.trunkline.bench.load.Voice} and {@link io.trunkline.bench.load.PlayoutBuffer}, {@link io.trunkline.bench.load.ModelSession}, and the
 * {@link io.trunkline.bench.load.Conversation} that says who speaks when. Each 20 ms of audio carries call and number, so that what
 * arrives can be told to be whole, in order and of this call.
 */
package io.trunkline.bench.load;
