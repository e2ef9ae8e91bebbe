/** How a call goes on that another bridge held: where the conversation stood, and what of a sentence was left unsaid. */
package io.trunkline.call.resume;
