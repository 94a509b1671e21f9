package org.prolotherapy.aftercare;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.RuleId;

/**
 * One thing that the patient is told for the time around a session.
 *
 * @param finding the rule, and the dates in words
 * @param from the first day that it is for, inclusive; null if it is not for certain days
 * @param to the last day that it is for, inclusive; null if it has no last day
 */
public record Instruction(
        Finding finding, @Nullable LocalDate from, @Nullable LocalDate to) {

    static Instruction always(RuleId rule) {
        return new Instruction(Finding.of(rule), null, null);
    }

    static Instruction from(LocalDate day, RuleId rule, String words) {
        return new Instruction(new Finding(rule, words), day, null);
    }

    static Instruction between(LocalDate first, LocalDate last, RuleId rule, String words) {
        return new Instruction(new Finding(rule, words), first, last);
    }
}
