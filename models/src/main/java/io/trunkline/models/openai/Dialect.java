package io.trunkline.models.openai;

/** Which names of server events a provider may send. We always send those of the general interface. */
public enum Dialect {
    /** Those of the general interface alone; the beta's are unknown, and counted as such. */
    GENERAL,
    /** The beta's too: compatible servers, and old previews. */
    GENERAL_AND_BETA
}
