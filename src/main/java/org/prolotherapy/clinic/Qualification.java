package org.prolotherapy.clinic;

/** What a performer has learnt. */
public enum Qualification {
    /** Named by S0. */
    PHYSIATRIST(true),
    /** Named by S4, as are the next two. */
    ANAESTHESIOLOGIST(true),
    RADIOLOGIST(true),
    ORTHOPAEDIST(true),
    FAMILY_PHYSICIAN(false),
    SPORTS_PHYSICIAN(false),
    OTHER_PHYSICIAN(false);

    private final boolean named;

    Qualification(boolean named) {
        this.named = named;
    }

    /** Whether a text of the clinics names it. */
    public boolean isNamedByText() {
        return named;
    }
}
