/** The first webhook of a call: which line was dialled, its menu, whose voice agent. */
package io.trunkline.gateway.lines;
