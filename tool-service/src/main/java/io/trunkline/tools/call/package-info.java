/** A tool call from the topic to its answer: known, allowed, in time, with an outcome in any case. */
package io.trunkline.tools.call;
