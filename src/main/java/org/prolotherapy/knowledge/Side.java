package org.prolotherapy.knowledge;

/** The side of the body on which a sided site lies. */
public enum Side {
    LEFT,
    RIGHT
}
