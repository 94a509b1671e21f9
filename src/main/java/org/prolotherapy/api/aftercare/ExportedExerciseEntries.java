package org.prolotherapy.api.aftercare;

import jakarta.inject.Singleton;
import org.prolotherapy.aftercare.ExerciseEntries;
import org.prolotherapy.aftercare.ExerciseEntry;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.sharing.export.ExportType;
import org.prolotherapy.sharing.export.ExportedFacts;
import org.prolotherapy.sharing.export.JsonLines;

/** Exercise entries, as the API shows them. */
@Singleton
class ExportedExerciseEntries extends ExportedFacts<ExerciseEntry> {

    ExportedExerciseEntries(ExerciseEntries exerciseEntries, Clinic clinic, JsonLines lines) {
        super(
                ExportType.EXERCISE_ENTRY,
                exerciseEntries,
                all -> all.stream()
                        .map(entry -> ExerciseEntryView.of(entry, clinic::localTime))
                        .toList(),
                lines);
    }
}
