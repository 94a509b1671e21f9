package org.prolotherapy.safety;

import org.jspecify.annotations.Nullable;

/**
 * What a clinician says of an allergy that names nothing known.
 *
 * @param allergy as it stands among the allergies
 * @param judgedBy who takes the responsibility
 * @param concerns code of the substance that it is an allergy to; null if it is one to nothing that is used here
 */
public record AllergyJudgement(
        String allergy, String judgedBy, @Nullable String concerns) {}
