/** Micro benchmarks of what happens for each frame of audio: {@code ./dev bench}. */
package io.trunkline.bench;
