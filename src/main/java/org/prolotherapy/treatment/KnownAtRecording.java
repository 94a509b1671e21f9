package org.prolotherapy.treatment;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was known around a performance when it was recorded or corrected. It may change with a correction, because that
 * may name another day or another performer.
 *
 * @param onWorkingDay whether the clinic works on the day of the session
 * @param performerQualified whether the clinic has named the performer, with a qualification
 * @param consentedAt since when the patient had consented; null if the plan held no consent that counts
 */
@Embeddable
record KnownAtRecording(
        boolean onWorkingDay,
        boolean performerQualified,
        @Nullable Instant consentedAt) {}
