/**
 * Hands a call to a human: an {@code EscalationRequested} becomes a hand-over in the call context ({@code handover}), an
 * interaction in the CRM ({@code crm}) and a transfer of the caller's leg through the gateway ({@code transfer}); the
 * human's screen reads it all from {@code desk}.
 */
package io.trunkline.escalation;
