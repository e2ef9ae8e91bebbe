/** What stands between two processes and does what networks do: refuse, go silent, delay, trickle. */
package io.trunkline.lab.chaos.fault;
