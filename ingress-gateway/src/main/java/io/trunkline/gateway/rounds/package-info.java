/** What a gateway does by itself, again and again. */
package io.trunkline.gateway.rounds;
