/** What the codecs of both sides share: where their messages go, and how the hot ones are read without a parser. No protocol is known here. */
package io.trunkline.call.wire;
