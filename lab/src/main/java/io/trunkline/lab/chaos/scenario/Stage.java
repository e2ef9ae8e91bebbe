package io.trunkline.lab.chaos.scenario;

import io.trunkline.lab.chaos.caller.Callers;
import io.trunkline.lab.chaos.fleet.Fleet;
import java.time.Duration;

/**
 * Where a scenario is played.
 *
 * @param outage how long what goes away stays away
 */
public record Stage(Fleet fleet, Callers callers, Duration outage) {}
