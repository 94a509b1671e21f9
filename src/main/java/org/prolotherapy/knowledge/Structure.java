package org.prolotherapy.knowledge;

/** The kind of tissue that an injection is placed into. {@link #MENISCUS} is any disc of fibrocartilage in a joint. */
public enum Structure {
    LIGAMENT,
    TENDON,
    ENTHESIS,
    JOINT,
    MUSCLE,
    NERVE,
    BURSA,
    FASCIA,
    CAPSULE,
    MENISCUS,
    FAT_PAD,
    SUBCUTANEOUS
}
