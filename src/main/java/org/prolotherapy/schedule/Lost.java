package org.prolotherapy.schedule;

import java.time.LocalDate;
import org.prolotherapy.knowledge.RuleId;

/**
 * Sessions that no longer fit into the course.
 *
 * @param count how many, at least 1
 * @param since the day for which the first of them was wanted
 * @param because the rule that left no day for it
 */
public record Lost(int count, LocalDate since, RuleId because) {}
