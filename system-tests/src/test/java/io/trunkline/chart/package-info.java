/** The chart and the plain manifests: what they render to, judged without a cluster. */
package io.trunkline.chart;
