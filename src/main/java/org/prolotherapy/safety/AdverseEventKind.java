package org.prolotherapy.safety;

/** What went wrong: the risks that S2 and S4 name. */
public enum AdverseEventKind {
    INFECTION,
    NERVE_DAMAGE,
    VESSEL_INJURY,
    BLEEDING,
    INCREASED_PAIN,
    SWELLING,
    ALLERGIC_REACTION,
    OTHER
}
