package org.prolotherapy.knowledge;

/** How far the disorder has gone; it decides how many sessions a course has and how long tissue regenerates (S0). */
public enum Severity {
    MILD,
    MODERATE,
    SEVERE
}
