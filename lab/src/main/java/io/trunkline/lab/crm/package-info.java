/** A small customer-relations system over real HTTP: customers with charges, orders, interactions, and faults on demand. In memory. */
package io.trunkline.lab.crm;
