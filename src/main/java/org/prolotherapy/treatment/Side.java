package org.prolotherapy.treatment;

/** The side of the body on which a sided site lies. */
public enum Side {
    LEFT,
    RIGHT
}
