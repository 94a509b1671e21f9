package org.prolotherapy.api.plans;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.api.fees.FeeEstimateView;
import org.prolotherapy.api.safety.SafetyView;
import org.prolotherapy.api.safety.ScreeningBody;
import org.prolotherapy.api.schedules.Patient;
import org.prolotherapy.api.schedules.ReleasedView;
import org.prolotherapy.api.schedules.ScheduleView;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.plan.HoldCause;
import org.prolotherapy.plan.Laterality;
import org.prolotherapy.plan.PlanStatus;

@Schema(name = "TreatmentPlan")
public record PlanView(
        UUID id,

        long version,

        PlanStatus status,

        @Nullable String statusReason,

        @Nullable HoldCause holdCause,

        @Nullable String resumedBy,

        Patient patient,

        String condition,

        @Nullable String conditionText,

        @Nullable CodingBody conditionCoding,

        Laterality laterality,

        @Nullable List<AreaBody> areas,

        Severity severity,

        LocalDate startOn,

        String protocol,

        int protocolVersion,

        String solution,

        @Nullable BigDecimal concentrationPercent,

        @Nullable BigDecimal plannedLidocaineMg,

        @Nullable Integer sessionCount,

        @Nullable Integer spacingDays,

        @Nullable String performer,

        @Nullable BigDecimal weightKg,

        @Nullable Integer patientAgeYears,

        @Nullable ScreeningBody screening,
        @Nullable BaselineBody baseline,

        @Nullable String externalId,

        OffsetDateTime createdAt,

        OffsetDateTime updatedAt,

        ScheduleView schedule,
        SafetyView safety,
        FeeEstimateView feeEstimate,

        @Nullable List<ReleasedView> released)
        implements ListedPlan {}
