package org.prolotherapy.plan;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.KeptFinding;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.schedule.Lost;
import org.prolotherapy.schedule.Schedule;

/**
 * What a schedule says beside its sessions, as it is stored.
 *
 * @param deadline the last day on which a session may be
 * @param lostCount how many sessions had no room before it; null if all had, as are the two after it
 */
@Embeddable
record PlacementFigures(
        LocalDate deadline,
        @Nullable Integer lostCount,
        @Nullable LocalDate lostSince,
        @Enumerated(EnumType.STRING) @Nullable RuleId lostBecause,

        @JdbcTypeCode(SqlTypes.JSON) @Mutability(Immutability.class)
        List<KeptFinding> placementNotes) {

    static PlacementFigures of(Schedule schedule) {
        Lost lost = schedule.lost();
        return new PlacementFigures(
                schedule.deadline(),
                lost == null ? null : lost.count(),
                lost == null ? null : lost.since(),
                lost == null ? null : lost.because(),
                KeptFinding.of(schedule.placementNotes()));
    }

    @Nullable
    Lost lost() {
        return lostCount == null || lostSince == null || lostBecause == null
                ? null
                : new Lost(lostCount, lostSince, lostBecause);
    }
}
