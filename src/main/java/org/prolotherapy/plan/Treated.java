package org.prolotherapy.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Coding;
import org.prolotherapy.knowledge.Condition;
import org.prolotherapy.knowledge.Knowledge;

/**
 * What a plan treats, which never changes.
 *
 * @param condition code of the condition
 * @param conditionText the condition in the caller's words, if no code of this service says it
 * @param conditionCoding the caller's code for such a condition; null if there is none
 * @param furtherAreas what is treated in the same sessions beside the condition; null if nothing is
 */
@Embeddable
public record Treated(
        String condition,

        @Column(updatable = false) @Nullable String conditionText,

        @JdbcTypeCode(SqlTypes.JSON) @Mutability(Immutability.class) @Column(updatable = false) @Nullable
        Coding conditionCoding,

        @Enumerated(EnumType.STRING) Laterality laterality,

        @JdbcTypeCode(SqlTypes.JSON) @Mutability(Immutability.class) @Column(updatable = false) @Nullable
        List<Area> furtherAreas) {

    static Treated of(NewPlan wanted) {
        NewPlan.OtherCondition other = wanted.other();
        return new Treated(
                wanted.condition().code(),
                other == null ? null : other.text(),
                other == null ? null : other.coding(),
                wanted.laterality(),
                wanted.furtherAreas().isEmpty() ? null : wanted.furtherAreas());
    }

    /** What is treated beside the condition in the same sessions; often nothing. */
    public List<Area> beside() {
        return furtherAreas == null ? List.of() : furtherAreas;
    }

    /** The condition with its laterality, and then what is treated beside it. */
    public List<Area> areas() {
        return Stream.concat(Stream.of(new Area(condition, laterality)), beside().stream())
                .toList();
    }

    /** What the plan is for; a condition that no code says has the caller's words and coding. */
    public Condition condition(Knowledge knowledge) {
        Condition known = knowledge.condition(condition).orElseThrow();
        return conditionText == null ? known : known.called(conditionText, conditionCoding);
    }

    /** The conditions of all areas, in their order. */
    public List<Condition> conditions(Knowledge knowledge) {
        return Stream.concat(
                        Stream.of(condition(knowledge)),
                        beside().stream()
                                .map(area ->
                                        knowledge.condition(area.condition()).orElseThrow()))
                .toList();
    }
}
