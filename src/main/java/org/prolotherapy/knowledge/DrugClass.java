package org.prolotherapy.knowledge;

/** The kinds of drugs that are held around a session. */
public enum DrugClass {
    ANTI_INFLAMMATORY,
    ANTICOAGULANT,
    ANTIPLATELET,
    CORTICOSTEROID
}
