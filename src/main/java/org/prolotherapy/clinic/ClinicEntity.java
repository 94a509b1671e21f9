package org.prolotherapy.clinic;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.sql.Types;
import org.hibernate.annotations.JdbcTypeRegistration;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.descriptor.jdbc.LocalDateJdbcType;
import org.jspecify.annotations.Nullable;

/** What belongs to one clinic: set when it is written, and never read for another clinic. */
@MappedSuperclass
// For the dates of every entity, wherever it is said. Through java.sql.Date a date has another type for the driver when
// it is null, and the database then prepares the statement anew.
@JdbcTypeRegistration(value = LocalDateJdbcType.class, registrationCode = Types.DATE)
public abstract class ClinicEntity {

    @TenantId
    @PartitionKey // so that updates and deletes name the clinic as well, and not only the row
    @Column(updatable = false)
    private @Nullable String clinicId;
}
