/** A small strict reader of JSON for carriers' rare messages, so that this module needs nothing but the JDK. */
package io.trunkline.carriers.json;
