package org.prolotherapy.api.plans;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.api.fees.FeeEstimateView;
import org.prolotherapy.api.schedules.ReleasedView;
import org.prolotherapy.api.schedules.ScheduleView;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.plan.HoldCause;
import org.prolotherapy.plan.Laterality;
import org.prolotherapy.plan.PlanStatus;

@Schema(name = "TreatmentPlan", description = "One patient's course of prolotherapy for one condition.")
public record PlanView(
        @Schema(description = "UUID of version 7; newer plans have greater ids.", required = true)
        UUID id,

        @Schema(
                description = "Grows with every change to the plan or anything under it. It is the ETag.",
                examples = "1",
                required = true)
        long version,

        @Schema(description = "Where the plan is in its life.", required = true)
        PlanStatus status,

        @Schema(description = "The reason that was given for the status.", examples = "The patient travels.") @Nullable
        String statusReason,

        @Schema(description = "Why it is ON_HOLD. A hold for SAFETY is resumed by a named clinician.") @Nullable
        HoldCause holdCause,

        @Schema(description = "The clinician who last resumed it after a hold.", examples = "dr-demir") @Nullable
        String resumedBy,

        @Schema(required = true) Patient patient,

        @Schema(description = "Code of the condition.", examples = "knee-osteoarthritis", required = true)
        String condition,

        @Schema(required = true) Laterality laterality,
        @Schema(required = true) Severity severity,

        @Schema(description = "The day the course was wanted to start.", examples = "2027-01-04", required = true)
        LocalDate startOn,

        @Schema(description = "Id of the protocol.", examples = "hypertonic-dextrose", required = true)
        String protocol,

        @Schema(
                description = "The version of the protocol that the plan was made with, and keeps.",
                examples = "1",
                required = true)
        int protocolVersion,

        @Schema(description = "Code of the solution.", examples = "hypertonic-dextrose-lidocaine", required = true)
        String solution,

        @Schema(description = "Percent weight by volume.", examples = "15") @Nullable
        BigDecimal concentrationPercent,

        @Schema(description = "Lidocaine in one session, in mg.", examples = "100") @Nullable
        BigDecimal plannedLidocaineMg,

        @Schema(description = "The number of sessions that was asked for.", examples = "4") @Nullable
        Integer sessionCount,

        @Schema(description = "The days between sessions that were asked for.", examples = "14") @Nullable
        Integer spacingDays,

        @Schema(description = "Who is to perform the sessions.", examples = "dr-demir") @Nullable
        String performer,

        @Schema(description = "The patient's weight in kg.", examples = "70") @Nullable
        BigDecimal weightKg,

        @Nullable ScreeningBody screening,
        @Nullable BaselineBody baseline,

        @Schema(description = "The caller's own id for the plan.", examples = "ehr-plan-7781") @Nullable
        String externalId,

        @Schema(required = true) OffsetDateTime createdAt,

        @Schema(description = "When the plan or anything under it last changed.", required = true)
        OffsetDateTime updatedAt,

        @Schema(required = true) ScheduleView schedule,
        @Schema(required = true) SafetyView safety,
        @Schema(required = true) FeeEstimateView feeEstimate,

        @Schema(description = "Bookings that this very request could not keep; absent if there are none.") @Nullable
        List<ReleasedView> released) {}
