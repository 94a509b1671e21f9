package org.prolotherapy.schedule;

import java.time.LocalDate;

/**
 * The days without anti-inflammatories and anticoagulants before a session (S3), at least three of them. It is a statement for the prescriber:
 * nobody is told to stop a drug.
 *
 * @param from inclusive
 * @param to the session's day, inclusive
 */
public record MedicationHold(LocalDate from, LocalDate to) {}
