package org.prolotherapy.knowledge;

/** Where the figures of a regimen were read. */
public enum Figures {
    /** On a page of the publication, or one about it. */
    READ,
    /** In another's account of it. */
    SECONDARY
}
