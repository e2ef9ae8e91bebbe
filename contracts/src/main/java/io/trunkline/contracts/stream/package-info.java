/** What lets a carrier's stream in at a bridge. */
package io.trunkline.contracts.stream;
