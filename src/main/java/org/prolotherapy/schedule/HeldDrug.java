package org.prolotherapy.schedule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.DrugClass;

/**
 * The days before a session on which a drug is held, as its prescriber decided.
 *
 * @param drug as the prescriber named it
 * @param drugClass null if nobody has said
 * @param from inclusive
 * @param to the session's day, inclusive
 */
public record HeldDrug(String drug, @Nullable DrugClass drugClass, LocalDate from, LocalDate to) {}
