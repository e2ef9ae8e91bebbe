/**
 * The whole system on one machine: starts the world and the services, places calls, watches and judges them.
 * {@link io.trunkline.lab.run.RunMain} is its command line, {@link io.trunkline.lab.run.TrunklineSystem} its library.
 */
package io.trunkline.lab.run;
