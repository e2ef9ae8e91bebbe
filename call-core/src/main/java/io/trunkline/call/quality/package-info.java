/** How good the line is and how the two sides share it: told from frames as they come, without keeping any. */
package io.trunkline.call.quality;
