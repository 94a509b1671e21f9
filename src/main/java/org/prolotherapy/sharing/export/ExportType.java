package org.prolotherapy.sharing.export;

/** What an export in our own language consists of. */
public enum ExportType {
    TREATMENT_PLAN,
    CONSENT,
    SESSION_RECORD,
    ADVERSE_EVENT,
    ASSESSMENT,
    EXERCISE_ENTRY
}
