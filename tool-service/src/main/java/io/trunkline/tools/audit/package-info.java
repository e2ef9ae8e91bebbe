/** What was run for whom, as events. */
package io.trunkline.tools.audit;
