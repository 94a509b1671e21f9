package org.prolotherapy.api.outcome;

import jakarta.inject.Singleton;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.outcome.Assessment;
import org.prolotherapy.outcome.Assessments;
import org.prolotherapy.safety.SafetySettings;
import org.prolotherapy.sharing.export.ExportType;
import org.prolotherapy.sharing.export.ExportedFacts;
import org.prolotherapy.sharing.export.JsonLines;

/** Assessments, as the API shows them. */
@Singleton
class ExportedAssessments extends ExportedFacts<Assessment> {

    ExportedAssessments(
            Assessments assessments, SafetySettings settings, Knowledge knowledge, Clinic clinic, JsonLines lines) {
        super(
                ExportType.ASSESSMENT,
                assessments,
                all -> all.stream()
                        .map(assessment -> AssessmentView.of(
                                assessment, knowledge.explain(assessment.actions(settings)), clinic::localTime))
                        .toList(),
                lines);
    }
}
