/** Processes whose clock is wrong: an agent of the JVM that moves what our classes read of the wall clock. */
package io.trunkline.lab.chaos.clock;
