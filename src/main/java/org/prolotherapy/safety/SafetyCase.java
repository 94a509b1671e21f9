package org.prolotherapy.safety;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Condition;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.ScreeningQuestion;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.knowledge.Solution;

/**
 * What is planned for a patient, as far as safety depends on it.
 *
 * @param conditions of all areas that are treated
 * @param concentrationPercent percent weight by volume; null if the plan names none
 * @param plannedLidocaineMg per session; null if the plan names none
 * @param weightKg null if it is not known
 * @param patientAgeYears null if it is not known
 * @param allergies what of the screening's allergies is known
 * @param consented whether the patient has signed a consent with the risks explained
 * @param questions that are asked beside the four
 */
public record SafetyCase(
        List<Condition> conditions,
        Severity severity,
        Protocol protocol,
        Solution solution,
        @Nullable BigDecimal concentrationPercent,
        @Nullable BigDecimal plannedLidocaineMg,
        @Nullable BigDecimal weightKg,
        @Nullable Integer patientAgeYears,
        ScreeningAnswers screening,
        Allergies allergies,
        boolean consented,
        List<ScreeningQuestion> questions) {}
