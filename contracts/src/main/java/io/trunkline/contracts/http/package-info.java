/** Requests between our services and their answers. */
package io.trunkline.contracts.http;
