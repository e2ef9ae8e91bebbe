/** What any carrier's media stream can tell us and be told, whatever its wire format. */
package io.trunkline.call.carrier;
