package org.prolotherapy.clinic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.prolotherapy.platform.persistence.KeptByVersion;
import org.prolotherapy.platform.persistence.KeptByVersion.Version;
import org.prolotherapy.platform.tenancy.CurrentTenant;
import org.prolotherapy.platform.tenancy.TenantQueries;
import org.prolotherapy.schedule.ClinicCalendar;

/** The clinic whose courses are planned: its settings, and what time it is there. */
@ApplicationScoped
public class Clinic {

    /**
     * Joins the settings to a query of plans, {@code p}, with their sessions, {@code s}, as {@code c}: once they are
     * selected, their version is there for the rest of the request without a query of its own. It comes beside a plan's first
     * session and not beside each.
     */
    public static final String JOINED = " left join StoredProfile c on c.clinicId = p.clinicId and s.number = 1";

    private final EntityManager entityManager;
    private final CurrentTenant tenant;
    private final TenantQueries queries;
    private final Clock clock;
    private final NewClinic newClinic;
    private final ObjectMapper json;
    private final KeptByVersion<Settings> kept = new KeptByVersion<>();

    private record Settings(ClinicProfile profile, ClinicCalendar calendar) {

        static Settings of(ClinicProfile profile) {
            return new Settings(profile, profile.calendar());
        }
    }

    Clinic(
            EntityManager entityManager,
            CurrentTenant tenant,
            TenantQueries queries,
            Clock clock,
            NewClinic newClinic,
            ObjectMapper json) {
        this.entityManager = entityManager;
        this.tenant = tenant;
        this.queries = queries;
        this.clock = clock;
        this.newClinic = newClinic;
        this.json = json;
    }

    /** The settings as they are in this transaction. */
    public ClinicProfile profile() {
        return settings().profile();
    }

    private Settings settings() {
        StoredProfile stored = stored();
        return stored.given()
                .map(Settings::of)
                .orElseGet(() -> kept.of(tenant.id(), stored.ofSettings(), () -> Settings.of(stored.profile())));
    }

    /** Grows with every change of the settings. */
    public long version() {
        return stored().version();
    }

    /** Grows whenever a solution of the clinic's is approved or retired; 0 before the first. */
    public Version formularyEdition() {
        return stored().ofFormulary();
    }

    /** Grows whenever the prices of a year are set. */
    public Version feeEdition() {
        return stored().ofFees();
    }

    /** A solution of the clinic's was approved or retired. Plans are made before it or after it. */
    public void nextFormularyEdition() {
        count("formulary_edition");
    }

    /** Prices were set. Plans are quoted before it or after it. */
    public void nextFeeEdition() {
        count("fee_edition");
    }

    private void count(String edition) {
        stored();
        entityManager
                .createNativeQuery("update clinic set %1$s = %1$s + 1, updated_at = :now where clinic_id=:clinic"
                        .formatted(edition))
                .setParameter("now", now())
                .setParameter("clinic", tenant.id())
                .executeUpdate();
    }

    public ClinicCalendar calendar() {
        return settings().calendar();
    }

    public ZoneId timeZone() {
        return profile().timeZone();
    }

    /**
     * Keeps the settings as they are until the end of the transaction, for whoever derives a schedule from them: a change
     * of the calendar then either comes before and is seen, or waits, and finds the plan. Called before a plan is locked,
     * because a change of the settings locks them first and plans second.
     */
    public void lockForReading() {
        stored(LockModeType.PESSIMISTIC_READ);
    }

    /** Keeps others from changing the settings, and from deriving schedules, until the end of the transaction. */
    public void lock() {
        stored(LockModeType.PESSIMISTIC_WRITE);
    }

    /** Takes other settings. */
    public void change(ClinicProfile profile) {
        stored().replaceWith(profile, now());
        entityManager.flush();
    }

    public Instant now() {
        return clock.instant();
    }

    /** The date in the clinic's time zone. */
    public LocalDate today() {
        return dateOf(now());
    }

    /** The date that an instant has in the clinic's time zone. */
    public LocalDate dateOf(Instant instant) {
        return instant.atZone(timeZone()).toLocalDate();
    }

    /** An instant as the clinic's clocks show it. */
    public OffsetDateTime localTime(Instant instant) {
        return instant.atZone(timeZone()).toOffsetDateTime();
    }

    private StoredProfile stored() {
        return stored(LockModeType.NONE);
    }

    private StoredProfile stored(LockModeType lock) {
        StoredProfile stored = queries.own(StoredProfile.class, lock);
        if (stored == null) {
            QuarkusTransaction.joiningExisting().run(this::beginWithDefaults);
            stored = Objects.requireNonNull(
                    queries.own(StoredProfile.class, lock), "settings were made for another clinic");
        }
        return stored;
    }

    /** At a clinic's first use; of several at the same time, one makes the row. */
    private void beginWithDefaults() {
        entityManager
                .createNativeQuery("insert into clinic (clinic_id, performers, rooms, updated_at)"
                        + " values (:clinic, cast(:performers as jsonb), cast(:rooms as jsonb), :now)"
                        + " on conflict do nothing")
                .setParameter("clinic", tenant.id())
                .setParameter("performers", written(newClinic.performers()))
                .setParameter("rooms", written(newClinic.rooms().orElse(List.of())))
                .setParameter("now", now())
                .executeUpdate();
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
