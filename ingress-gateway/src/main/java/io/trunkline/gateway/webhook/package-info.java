/** The carrier's webhooks: signature checked before anything is acted on, each question answered by something the caller hears. */
package io.trunkline.gateway.webhook;
