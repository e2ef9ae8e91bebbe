/** Lines as {@code lines.yaml} declares them: greeting, menu, hours, departments, overflow; and its reading. */
package io.trunkline.catalog.line;
