/**
 * A Realtime server without speech recognition: it tells a tone from silence, answers in tones, and asks for tools by a script. Cheap enough for hundreds of
 * calls beside everything else on one machine, and it knows of each call what must not be forgotten.
 */
package io.trunkline.lab.chaos.model;
