/** What any speech-to-speech model's session can tell us and be told, whatever the provider's protocol. */
package io.trunkline.call.model;
