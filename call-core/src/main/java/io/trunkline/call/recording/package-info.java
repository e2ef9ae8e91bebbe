/** Calls as text: what happened and what came of it, a line each, free of personal data. The grammar is in {@code docs/call-recordings.md}. */
package io.trunkline.call.recording;
