/** The carrier's REST API: the resources Trunkline uses, with Twilio's JSON and errors. */
package io.trunkline.lab.carrier.rest;
