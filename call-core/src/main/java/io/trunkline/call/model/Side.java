package io.trunkline.call.model;

/** Who speaks: the caller or our voice agent. */
public enum Side { CALLER, AGENT }
