/** What things cost, in USD: {@code prices.yaml}, over the list that comes with us. */
package io.trunkline.catalog.price;
