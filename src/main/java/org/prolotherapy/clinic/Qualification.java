package org.prolotherapy.clinic;

/** The specialties that perform prolotherapy: S0 names the first, S4 the others, with special training. */
public enum Qualification {
    PHYSIATRIST,
    ANAESTHESIOLOGIST,
    RADIOLOGIST,
    ORTHOPAEDIST
}
