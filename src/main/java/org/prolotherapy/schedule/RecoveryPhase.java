package org.prolotherapy.schedule;

import java.time.LocalDate;
import org.prolotherapy.knowledge.Phase;

/**
 * A dated phase of recovery after a session.
 *
 * @param from inclusive
 * @param to inclusive
 */
public record RecoveryPhase(Phase phase, LocalDate from, LocalDate to) {}
