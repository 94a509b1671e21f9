package org.prolotherapy.aftercare;

import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.DrugClass;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.knowledge.Saying;

/**
 * One thing that the patient is told for the time around a session.
 *
 * @param finding the rule, and the dates
 * @param from the first day that it is for, inclusive; null if it is not for certain days
 * @param to the last day that it is for, inclusive; null if it has no last day
 * @param held what is held on these days; null if it is none in particular
 */
public record Instruction(
        Finding finding,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Held held) {

    /**
     * A kind of drugs or a single drug that is held.
     *
     * @param kind null if it is a single drug
     * @param drug as its prescriber named it; null if it is a kind
     * @param afterSession whether it is held after the session, else before the next one
     */
    public record Held(@Nullable DrugClass kind, @Nullable String drug, boolean afterSession) {

        public Held {
            if ((kind == null) == (drug == null)) {
                throw new IllegalArgumentException("either a kind of drugs or one drug is held");
            }
        }

        static Held after(DrugClass kind) {
            return new Held(kind, null, true);
        }

        static Held beforeNext(DrugClass kind) {
            return new Held(kind, null, false);
        }

        static Held beforeNext(String drug) {
            return new Held(null, drug, false);
        }

        /** What it is called; a drug as its prescriber named it. */
        public String name(Function<DrugClass, String> nameOfKind) {
            return kind == null ? Objects.requireNonNull(drug) : nameOfKind.apply(kind);
        }
    }

    static Instruction always(RuleId rule) {
        return new Instruction(Finding.of(rule), null, null, null);
    }

    static Instruction from(LocalDate day, RuleId rule, Saying words) {
        return new Instruction(new Finding(rule, words), day, null, null);
    }

    static Instruction between(LocalDate first, LocalDate last, RuleId rule, Saying words) {
        return new Instruction(new Finding(rule, words), first, last, null);
    }

    Instruction holding(Held what) {
        return new Instruction(finding, from, to, what);
    }
}
