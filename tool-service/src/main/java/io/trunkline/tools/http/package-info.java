/** Tools that are HTTP requests: what goes into one, where it may go, and how it is kept from going anywhere else. */
package io.trunkline.tools.http;
