/** The running call: {@link io.trunkline.call.session.CallSession} and the small parts it is made of, one concern each. */
package io.trunkline.call.session;
