package org.prolotherapy.api.plans;

/** How much of each plan a list shows. */
public enum ListedView {
    /** All of it. */
    FULL,
    /** Dates, states and counts. */
    SUMMARY
}
