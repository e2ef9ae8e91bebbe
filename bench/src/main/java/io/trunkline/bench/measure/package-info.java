/** Figures: histograms, CPU time and memory of processes, the table. */
package io.trunkline.bench.measure;
