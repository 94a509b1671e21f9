package org.prolotherapy.knowledge;

/** The kinds of drugs that are held around a session. */
public enum DrugClass {
    ANTI_INFLAMMATORY("anti-inflammatories"),
    ANTICOAGULANT("anticoagulants"),
    ANTIPLATELET("antiplatelet drugs"),
    CORTICOSTEROID("corticosteroids");

    private final String display;

    DrugClass(String display) {
        this.display = display;
    }

    /** Its drugs, in words. */
    public String display() {
        return display;
    }

    /** Whether its drugs are held before every session, whatever the protocol (S3). */
    public boolean isHeldEverywhere() {
        return this == ANTI_INFLAMMATORY || this == ANTICOAGULANT;
    }
}
