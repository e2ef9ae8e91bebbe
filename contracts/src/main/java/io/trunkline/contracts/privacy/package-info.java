/** What may not be kept: card numbers, codes and the like, masked before anything leaves the process. No I/O; thread-safe unless said otherwise. */
package io.trunkline.contracts.privacy;
