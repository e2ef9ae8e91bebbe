/** Our side of a conversation: sentences in, audio of the wire's format out, remembered so that it isn't made twice. */
package io.trunkline.realtime.voice;
