/** How a voice agent behaves where a model would not by itself: silence, waiting, languages, cost. Declared in its file, told to a call when it is set up. */
package io.trunkline.call.manner;
