package org.prolotherapy.api.outcome;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.OutcomeMeasure;
import org.prolotherapy.knowledge.Side;
import org.prolotherapy.plan.Measurement;
import org.prolotherapy.platform.problem.Violation;

@Schema(name = "Measurement")
public record MeasurementBody(
        @NotNull @Size(min = 1, max = 100) String code,

        @NotNull @Digits(integer = 4, fraction = 2) BigDecimal value,

        @Nullable Side side) {

    public Measurement toMeasurement() {
        return new Measurement(code, value, side);
    }

    public static MeasurementBody of(Measurement measurement) {
        return new MeasurementBody(measurement.code(), measurement.value(), measurement.side());
    }

    /**
     * What cannot have been measured: a measure that does not exist, a score that it does not have, or one measure twice
     * for a side.
     *
     * @param pointer to the list
     */
    public static List<Violation> flaws(List<MeasurementBody> measures, String pointer, Knowledge knowledge) {
        List<Violation> flaws = new ArrayList<>();
        Set<Measurement> seen = new HashSet<>();
        for (int i = 0; i < measures.size(); i++) {
            MeasurementBody given = measures.get(i);
            String here = pointer + "/" + i;
            Optional<OutcomeMeasure> measure = knowledge.outcomeMeasure(given.code);
            if (measure.isEmpty()) {
                flaws.add(Violation.body(
                        here + "/code", "must be the code of an outcome measure, as /v1/outcome-measures lists them"));
            } else if (!measure.get().range().contains(given.value)) {
                OutcomeMeasure.Scores range = measure.get().range();
                flaws.add(Violation.body(
                        here + "/value",
                        "must be from {min} to {max}, as {measure} is scored",
                        range.min(),
                        range.max(),
                        given.code));
            }
            if (!seen.add(new Measurement(given.code, BigDecimal.ZERO, given.side))) {
                flaws.add(Violation.body(here + "/code", "must not be measured twice at one time for one side"));
            }
        }
        return flaws;
    }
}
