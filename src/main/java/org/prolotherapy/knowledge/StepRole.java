package org.prolotherapy.knowledge;

/** Where, in relation to a joint or tendon, a step of a session puts the needle. */
public enum StepRole {
    INTRA_ARTICULAR,
    PERI_ARTICULAR,
    LIGAMENT,
    ENTHESIS,
    INTRATENDINOUS,
    PERINEURAL,
    BURSA,
    SUBCUTANEOUS,
    FASCIA
}
