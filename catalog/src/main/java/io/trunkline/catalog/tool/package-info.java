/** Tools as {@code tools.yaml} declares them, and its reading. */
package io.trunkline.catalog.tool;
