/** Human agents, simulated: they read the task, pick up and speak. Text reaches them from the task alone, sound from the line alone. */
package io.trunkline.lab.carrier.desk;
