package org.prolotherapy.safety;

/** What went wrong: the risks that S2 and S4 name, and what else the field reports (ours). */
public enum AdverseEventKind {
    INFECTION,
    NERVE_DAMAGE,
    VESSEL_INJURY,
    BLEEDING,
    INCREASED_PAIN,
    SWELLING,
    ALLERGIC_REACTION,
    LOCAL_ANAESTHETIC_TOXICITY,
    PNEUMOTHORAX,
    DURAL_PUNCTURE,
    TENDON_RUPTURE,
    VASOVAGAL,
    POST_INJECTION_FLARE,
    OTHER;

    /** Whether it stops the course however mild it is. */
    boolean isComplication() {
        return switch (this) {
            case INFECTION,
                    NERVE_DAMAGE,
                    VESSEL_INJURY,
                    ALLERGIC_REACTION,
                    LOCAL_ANAESTHETIC_TOXICITY,
                    PNEUMOTHORAX,
                    DURAL_PUNCTURE,
                    TENDON_RUPTURE -> true;
            case BLEEDING, INCREASED_PAIN, SWELLING, VASOVAGAL, POST_INJECTION_FLARE, OTHER -> false;
        };
    }
}
