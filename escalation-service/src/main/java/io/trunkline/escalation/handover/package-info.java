/** What a human agent is told of a call, put together from its context. */
package io.trunkline.escalation.handover;
