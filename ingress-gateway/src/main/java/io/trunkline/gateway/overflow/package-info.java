/** Callers for whom there is no voice agent at the moment: they hold in order, are promised a call, get to a person or leave a message. */
package io.trunkline.gateway.overflow;
