/** The world around a Trunkline in a cluster: what the chart's evaluation profile runs in pods beside the services, and what its test asks of it. */
package io.trunkline.lab.cluster;
