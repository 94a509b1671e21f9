package org.prolotherapy.clinic;

/**
 * Someone who performs sessions.
 *
 * @param id as the clinic names them
 */
public record Performer(String id, Qualification qualification) {}
