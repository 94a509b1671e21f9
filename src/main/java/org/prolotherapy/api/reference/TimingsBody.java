package org.prolotherapy.api.reference;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Phase;
import org.prolotherapy.knowledge.Range;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.knowledge.Timings;

/** The day counts in which a clinic's protocol differs from those built in. */
@Schema(name = "TimingsDraft")
record TimingsBody(
        @Size(max = 12) @Nullable List<@NotNull @Valid RecoveryBody> recovery,

        @Min(0) @Max(180) @Nullable Integer medicationHoldDays,

        @Min(0) @Max(180) @Nullable Integer improvementExpectedAfterDays,

        @Min(0) @Max(180) @Nullable Integer reviewAfterDays) {

    /** Those that are built in, without a difference. */
    static final TimingsBody AS_BUILT_IN = new TimingsBody(null, null, null, null);

    @Schema(name = "RecoveryDraft")
    record RecoveryBody(
            @NotNull Severity severity,

            @NotNull Phase phase,

            @NotNull @Min(0) @Max(180) Integer firstDay,

            @NotNull @Min(0) @Max(180) Integer lastDay) {}

    /**
     * The timings, where they say nothing those that are built in.
     *
     * @throws IllegalArgumentException if a phase ends before it begins
     */
    Timings toTimings(Timings builtIn) {
        Map<Severity, Map<Phase, Range>> days = new EnumMap<>(Severity.class);
        builtIn.recovery().forEach((severity, phases) -> days.put(severity, new EnumMap<>(phases)));
        if (recovery != null) {
            for (RecoveryBody each : recovery) {
                days.computeIfAbsent(each.severity(), none -> new EnumMap<>(Phase.class))
                        .put(each.phase(), new Range(each.firstDay(), each.lastDay()));
            }
        }
        return new Timings(
                days,
                medicationHoldDays == null ? builtIn.medicationHoldDays() : medicationHoldDays,
                improvementExpectedAfterDays == null
                        ? builtIn.improvementExpectedAfterDays()
                        : improvementExpectedAfterDays,
                reviewAfterDays == null ? builtIn.reviewAfterDays() : reviewAfterDays,
                builtIn.startWithinDays(),
                builtIn.stepOver(),
                builtIn.makeUpWithinDays());
    }
}
