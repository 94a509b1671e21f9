package org.prolotherapy.fhir.resource;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.prolotherapy.knowledge.Finding;
import org.prolotherapy.outcome.Assessment;
import org.prolotherapy.plan.PlanRevision;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.safety.AdverseEvent;
import org.prolotherapy.safety.Consent;
import org.prolotherapy.treatment.SessionRecord;
import org.prolotherapy.treatment.SessionRecords.WithSameDays;

/**
 * A plan with what was recorded under it, as far as it was {@link Fact asked for}.
 *
 * @param warnings besides what follows from the screening and the solution
 * @param days of each record that counts, those of the patient's day under all plans
 * @param zone the clinic's
 */
public record Chart(
        TreatmentPlan plan,
        List<Finding> warnings,
        List<SessionRecord> records,
        WithSameDays days,
        List<Consent> consents,
        List<AdverseEvent> adverseEvents,
        List<Assessment> assessments,
        List<PlanRevision> revisions,
        ZoneId zone) {

    /** A kind of what is recorded under plans, which takes queries of its own. */
    public enum Fact {
        WARNINGS,
        RECORDS,
        /** The records, and what else was performed on the patient on their days. */
        SAME_DAYS,
        CONSENTS,
        ADVERSE_EVENTS,
        ASSESSMENTS,
        REVISIONS
    }

    /** The record of a session that counts: the last one, void or not. */
    public Optional<SessionRecord> recordOf(int session) {
        return records.stream()
                .filter(record -> record.sessionNumber() == session)
                .max(Comparator.comparing(SessionRecord::id));
    }

    /** The records that count, by session. */
    public List<SessionRecord> latestRecords() {
        return records.stream()
                .filter(record ->
                        recordOf(record.sessionNumber()).filter(record::equals).isPresent())
                .toList();
    }

    /** The records of the patient's day; of one that was voided, itself alone. */
    List<SessionRecord> ofTheSameDay(SessionRecord record) {
        return days.ofTheSameDay(record);
    }

    /** Whether a session has a record that counts. */
    public boolean hasRecord(int session) {
        return recordOf(session).isPresent();
    }
}
