package org.prolotherapy.safety;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The examination from which the sites are chosen (S2, S3).
 *
 * @param by who examined
 * @param imaging what was imaged, where it was needed (MRI, CT); null if nothing was
 */
@Embeddable
public record Examination(
        @Column(name = "examined_by") String by,
        @Column(name = "examined_at") Instant at,
        @Nullable String imaging) {}
