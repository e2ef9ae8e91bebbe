/** The system under faults: every service as a process, several gateways and bridges, and the world around them with proxies between. */
package io.trunkline.lab.chaos.fleet;
