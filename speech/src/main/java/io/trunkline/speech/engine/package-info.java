/** The engines behind the ports of {@code io.trunkline.speech}: each class wraps one of them. */
package io.trunkline.speech.engine;
