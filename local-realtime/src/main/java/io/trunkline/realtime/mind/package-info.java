/**
 * What decides the answers, apart from how they are heard and spoken: a {@link io.trunkline.realtime.mind.Mind} gets
 * {@link io.trunkline.realtime.mind.Stimulus stimuli} as text and answers with {@link io.trunkline.realtime.mind.Act acts}.
 */
package io.trunkline.realtime.mind;
