package org.prolotherapy.clinic;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** What belongs to one clinic: set when it is written, and never read for another clinic. */
@MappedSuperclass
public abstract class OfClinic {

    @TenantId
    @Column(updatable = false)
    private @Nullable String clinicId;
}
