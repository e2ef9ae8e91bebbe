/**
 * Recognition, synthesis, voice activity and sentence embedding that need no network: the ears and the mouth of the local
 * Realtime server and of the lab's callers. Development and tests only.
 */
package io.trunkline.speech;
