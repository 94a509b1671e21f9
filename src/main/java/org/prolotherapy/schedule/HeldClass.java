package org.prolotherapy.schedule;

import java.time.LocalDate;
import org.prolotherapy.knowledge.DrugClass;

/**
 * The days around a session on which a protocol holds a kind of drug. It is a statement for the prescriber: nobody is told to stop
 * a drug.
 *
 * @param from inclusive; the session's day, if it is held after it alone
 * @param to inclusive; the session's day, if it is held before it alone
 */
public record HeldClass(DrugClass drugClass, LocalDate from, LocalDate to) {}
