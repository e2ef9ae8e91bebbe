/** The load bench: starts everything, has the generator play, and puts the figures into a table. */
package io.trunkline.bench.run;
