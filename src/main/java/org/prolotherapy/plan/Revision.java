package org.prolotherapy.plan;

import org.jspecify.annotations.Nullable;

/**
 * What is done to a plan, and why.
 *
 * @param action as callers know it
 * @param reason as it was given; null if none was asked for
 * @param by who takes the responsibility; null if nobody was named
 */
public record Revision(
        String action, @Nullable String reason, @Nullable String by) {

    public static Revision of(String action) {
        return new Revision(action, null, null);
    }

    public static Revision of(String action, @Nullable String reason) {
        return new Revision(action, reason, null);
    }
}
