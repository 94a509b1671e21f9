package org.prolotherapy.architecture.broken.trial;

/** Stands where it must not know what it holds. */
public record Trial() {}
