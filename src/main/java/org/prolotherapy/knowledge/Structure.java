package org.prolotherapy.knowledge;

/** The kind of tissue that an injection is placed into. */
public enum Structure {
    LIGAMENT,
    TENDON,
    ENTHESIS,
    JOINT,
    MUSCLE
}
