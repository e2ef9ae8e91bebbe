/** Call control at Twilio (Twilio REST API, Calls). */
package io.trunkline.gateway.callcontrol.twilio;
