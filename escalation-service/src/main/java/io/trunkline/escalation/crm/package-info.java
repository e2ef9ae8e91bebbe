/** Escalations written to the CRM. */
package io.trunkline.escalation.crm;
