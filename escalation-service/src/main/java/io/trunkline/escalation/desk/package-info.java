/** What human agents' screens read over HTTP, and who may. */
package io.trunkline.escalation.desk;
