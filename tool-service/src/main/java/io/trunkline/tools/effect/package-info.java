/** Effects that happen once: what runs now, and what each call came to, by idempotency key. */
package io.trunkline.tools.effect;
