/** What was said and heard in a call: the sound as it was on the line, and the words a recogniser finds in it afterwards. */
package io.trunkline.lab.recording;
