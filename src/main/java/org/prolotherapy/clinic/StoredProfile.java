package org.prolotherapy.clinic;

import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.ScreeningQuestion;
import org.prolotherapy.platform.persistence.KeptByVersion.Version;

/**
 * A clinic's settings as a row. The database knows the defaults. What is long is read at its first use: the version tells whether
 * it is known already.
 */
@Entity
@Table(name = "clinic")
class StoredProfile {

    @Id
    private String clinicId;

    @jakarta.persistence.Version
    private long version;

    @Basic(fetch = FetchType.LAZY)
    private String timeZone;

    @Basic(fetch = FetchType.LAZY)
    private int visitMinutes;

    @Basic(fetch = FetchType.LAZY)
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private Map<String, List<List<String>>> openingHours;

    @Basic(fetch = FetchType.LAZY)
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private Map<String, String> closures;

    @Basic(fetch = FetchType.LAZY)
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private Map<String, String> performers;

    @Basic(fetch = FetchType.LAZY)
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<String> rooms;

    @Basic(fetch = FetchType.LAZY)
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<String> furtherQualifications;

    @Basic(fetch = FetchType.LAZY)
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private Map<String, String> fhirPatients;

    @Basic(fetch = FetchType.LAZY)
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<ScreeningQuestion> screeningQuestions;

    /** Counted by the database, beside the version, since it is no change of the settings. */
    @Column(insertable = false, updatable = false)
    private long formularyEdition;

    @Column(insertable = false, updatable = false)
    private long feeEdition;

    /** When the settings, what the clinic has approved or its prices changed last. */
    private Instant updatedAt;

    /** The settings that it was given in this transaction, which nobody else may know of before its end. */
    @Transient
    private @Nullable ClinicProfile given;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected StoredProfile() {}

    long version() {
        return version;
    }

    /** Of the settings, with the time at which anything of the clinic's changed last. */
    Version ofSettings() {
        return new Version(version, updatedAt);
    }

    Version ofFormulary() {
        return new Version(formularyEdition, updatedAt);
    }

    Version ofFees() {
        return new Version(feeEdition, updatedAt);
    }

    Optional<ClinicProfile> given() {
        return Optional.ofNullable(given);
    }

    /** The settings as they were read. */
    ClinicProfile profile() {
        return new ClinicProfile(
                ZoneId.of(timeZone),
                openingHours.entrySet().stream()
                        .collect(Collectors.toMap(
                                hours -> DayOfWeek.valueOf(hours.getKey()),
                                hours -> hours.getValue().stream()
                                        .map(span -> OpeningHours.of(LocalTime.parse(span.get(0)), span.get(1)))
                                        .toList())),
                visitMinutes,
                new TreeMap<>(closures)
                        .entrySet().stream()
                                .map(closure -> new Closure(LocalDate.parse(closure.getKey()), closure.getValue()))
                                .toList(),
                new TreeMap<>(performers)
                        .entrySet().stream()
                                .map(performer ->
                                        new Performer(performer.getKey(), Qualification.valueOf(performer.getValue())))
                                .toList(),
                rooms,
                furtherQualifications.stream().map(Qualification::valueOf).toList(),
                new TreeMap<>(fhirPatients)
                        .entrySet().stream()
                                .map(patients -> new FhirPatients(patients.getKey(), patients.getValue()))
                                .toList(),
                screeningQuestions);
    }

    void replaceWith(ClinicProfile other, Instant now) {
        given = other;
        timeZone = other.timeZone().getId();
        visitMinutes = other.visitMinutes();
        openingHours = other.openingHours().entrySet().stream()
                .collect(Collectors.toMap(
                        hours -> hours.getKey().name(),
                        hours -> hours.getValue().stream()
                                .map(span -> List.of(span.opens().toString(), span.closing()))
                                .toList()));
        closures = other.closures().stream()
                .collect(Collectors.toMap(closure -> closure.date().toString(), Closure::reason));
        performers = other.performers().stream()
                .collect(Collectors.toMap(
                        Performer::id, performer -> performer.qualification().name()));
        rooms = other.rooms();
        furtherQualifications =
                other.furtherQualifications().stream().map(Enum::name).toList();
        fhirPatients = other.fhirPatients().stream().collect(Collectors.toMap(FhirPatients::system, FhirPatients::url));
        screeningQuestions = other.screeningQuestions();
        updatedAt = now;
    }
}
