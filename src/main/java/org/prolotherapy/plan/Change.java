package org.prolotherapy.plan;

import org.jspecify.annotations.Nullable;

/**
 * One value that a revision changed.
 *
 * @param session number of the session; null for a value of the plan itself
 * @param field name of the value, as the API shows it
 * @param before null if there was none
 * @param after null if there is none
 */
public record Change(
        @Nullable Integer session,
        String field,
        @Nullable String before,
        @Nullable String after) {}
