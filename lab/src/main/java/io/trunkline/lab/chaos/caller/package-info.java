/** Callers who listen and speak in tones, and what each of them heard. */
package io.trunkline.lab.chaos.caller;
