package org.prolotherapy.knowledge;

/** What kind of drug is held before a session (S3). */
public enum DrugClass {
    ANTICOAGULANT,
    ANTI_INFLAMMATORY
}
