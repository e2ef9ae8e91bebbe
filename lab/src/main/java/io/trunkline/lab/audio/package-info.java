/** Audio of the lab's own: its G.711 codec is deliberately not the one the bridge uses, so that a symmetric mistake can't hide. */
package io.trunkline.lab.audio;
