/** TwiML, read into verbs. The element and attribute names are Twilio's. */
package io.trunkline.lab.carrier.twiml;
