/** When a caller's leg moves to a human, and the moving, also after this process has died. */
package io.trunkline.escalation.transfer;
