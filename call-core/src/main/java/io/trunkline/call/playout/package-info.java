/** What the caller has heard, from marks and time. */
package io.trunkline.call.playout;
