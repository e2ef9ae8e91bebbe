/** The TwiML documents that carriers are answered with. Pure: values in, text out. */
package io.trunkline.gateway.twiml;
