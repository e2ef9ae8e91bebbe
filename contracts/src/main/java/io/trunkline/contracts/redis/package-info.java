/** Keys and fields in Redis that more than one service reads, with the writer of each. */
package io.trunkline.contracts.redis;
