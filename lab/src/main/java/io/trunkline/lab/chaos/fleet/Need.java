package io.trunkline.lab.chaos.fleet;

/** What a fleet must have beyond what every scenario needs. Doors cost time and processor, with many calls much of both: only who needs one has it. */
public enum Need {
    /** Bridges write calls down. */
    RECORDS,
    /** A proxy between the services and Redis. */
    REDIS_DOOR,
    /** A proxy between the bridges and the model. */
    MODEL_DOOR,
    /** A proxy between the carrier and each bridge. */
    STREAM_DOORS,
    /** The clocks of some processes are minutes off. */
    WRONG_CLOCKS
}
