package org.prolotherapy.safety;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was reported of an adverse event.
 *
 * @param sessionNumber the session that it followed; null if none was named
 * @param injectionId the injection that it followed, one of that session; null if none was named
 * @param seriousness null if it was not judged
 * @param suspected what is suspected to have caused it, in the words of who reports it; null if nothing is
 * @param onsetAt when it began; not later than the report
 * @param temperatureCelsius 25–45; null if it was not taken
 * @param pain numeric rating scale, 0–10; null if it was not asked
 */
@Embeddable
public record AdverseEventReport(
        @Nullable Integer sessionNumber,
        @Nullable UUID injectionId,
        @Enumerated(EnumType.STRING) AdverseEventKind kind,
        @Enumerated(EnumType.STRING) @Nullable Seriousness seriousness,
        @Nullable String suspected,
        Instant onsetAt,
        @Nullable BigDecimal temperatureCelsius,
        @Nullable Integer pain,
        @Nullable String notes) {}
