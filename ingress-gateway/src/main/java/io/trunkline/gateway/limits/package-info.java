/** How often one caller may call, and how often one address may send what isn't signed; counted in Redis for all gateways together. */
package io.trunkline.gateway.limits;
