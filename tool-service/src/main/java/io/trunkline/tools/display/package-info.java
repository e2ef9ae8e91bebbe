/** The sentence an agent says of a tool's output, written so that a voice says it right. */
package io.trunkline.tools.display;
