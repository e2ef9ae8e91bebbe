/** YAML read with its line numbers, so that every problem of a file is told at once and where it stands. */
package io.trunkline.catalog.yaml;
