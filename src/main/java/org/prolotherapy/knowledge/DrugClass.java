package org.prolotherapy.knowledge;

/** The kinds of drugs that are held around a session. */
public enum DrugClass {
    ANTI_INFLAMMATORY,
    ANTICOAGULANT,
    ANTIPLATELET,
    CORTICOSTEROID;

    /** Whether its drugs are held before every session, whatever the protocol (S3). */
    public boolean isHeldEverywhere() {
        return this == ANTI_INFLAMMATORY || this == ANTICOAGULANT;
    }
}
