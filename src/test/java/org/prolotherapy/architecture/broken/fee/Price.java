package org.prolotherapy.architecture.broken.fee;

/** Stands where it must not know what it holds. */
public record Price() {}
