/**
 * A carrier that behaves like Twilio Voice, for development and tests: it signs webhooks and media sockets, follows TwiML in order, paces
 * media at 20 ms, holds marks until played, and serves the REST resources Trunkline uses. This package is what callers, judges and tests
 * see; how it works is in the packages below.
 */
package io.trunkline.lab.carrier;
