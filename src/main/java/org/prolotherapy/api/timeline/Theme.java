package org.prolotherapy.api.timeline;

/** For what a picture is coloured. */
public enum Theme {
    LIGHT,
    DARK
}
