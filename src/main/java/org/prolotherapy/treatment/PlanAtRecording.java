package org.prolotherapy.treatment;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.ScreeningQuestion;
import org.prolotherapy.plan.PlanStatus;
import org.prolotherapy.plan.Regimen;
import org.prolotherapy.schedule.SessionStatus;
import org.prolotherapy.schedule.Window;

/**
 * How things stood when a session was recorded; its deviations are judged by this, whatever changes later.
 *
 * @param regimen by which the session was planned
 * @param planSolution code of the solution that was planned
 * @param windowEarliest the first day of the session's window, inclusive
 * @param windowLatest the last day of the session's window, inclusive
 * @param known of the performance as it was first recorded
 * @param clinicQuestions that the clinic asked in every screening; null if it asked none
 */
@Embeddable
public record PlanAtRecording(
        @Enumerated(EnumType.STRING) PlanStatus planStatus,
        @Enumerated(EnumType.STRING) SessionStatus sessionStatus,
        @Embedded Regimen regimen,
        String planSolution,
        @Nullable BigDecimal planConcentrationPercent,
        @Nullable BigDecimal weightKg,
        @Nullable Integer patientAgeYears,
        LocalDate windowEarliest,
        LocalDate windowLatest,
        @Embedded KnownAtRecording known,

        @JdbcTypeCode(SqlTypes.JSON) @Mutability(Immutability.class) @Nullable
        List<ScreeningQuestion> clinicQuestions) {

    /** The questions that a screening asked beside the four; none of the clinic in a record from before there were any. */
    List<ScreeningQuestion> questions(Knowledge knowledge) {
        return Stream.concat(
                        regimen.protocol(knowledge).screeningQuestions().stream(),
                        Stream.ofNullable(clinicQuestions).flatMap(List::stream))
                .distinct()
                .toList();
    }

    /** The dates on which the session should have happened. */
    Window window() {
        return new Window(windowEarliest, windowLatest);
    }
}
