package org.prolotherapy.schedule;

/**
 * The sessions that can still be added to a course.
 *
 * @param phase the name of the phase of the next one
 * @param remaining how many the phase has left, not negative
 */
public record AsNeeded(String phase, int remaining) {}
