package org.prolotherapy.api.records;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.prolotherapy.api.schedules.ReleasedView;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.safety.SafetySettings;
import org.prolotherapy.treatment.Deviations;
import org.prolotherapy.treatment.Injection;
import org.prolotherapy.treatment.InjectionAmendment;
import org.prolotherapy.treatment.NeedlePlacement;
import org.prolotherapy.treatment.Procedure;
import org.prolotherapy.treatment.RecordAmendment;
import org.prolotherapy.treatment.SessionRecord;
import org.prolotherapy.treatment.SessionRecords;
import org.prolotherapy.treatment.Totals;

/** Shows records with their corrections applied, in the clinic's time zone. */
@Singleton
class RecordViews {

    private final SessionRecords records;
    private final SafetySettings settings;
    private final Knowledge knowledge;
    private final Clinic clinic;
    private final ObjectMapper mapper;

    RecordViews(
            SessionRecords records, SafetySettings settings, Knowledge knowledge, Clinic clinic, ObjectMapper mapper) {
        this.records = records;
        this.settings = settings;
        this.knowledge = knowledge;
        this.clinic = clinic;
        this.mapper = mapper;
    }

    RecordView view(TreatmentPlan plan, SessionRecord record) {
        return view(plan, record, records.ofTheSameDay(plan, record));
    }

    /** The same where it is known what else was performed on the patient on that day. */
    RecordView view(TreatmentPlan plan, SessionRecord record, List<SessionRecord> sameDay) {
        Procedure current = record.current();
        return new RecordView(
                record.id(),
                plan.id(),
                record.sessionNumber(),
                clinic.localTime(current.performedAt()),
                clinic.dateOf(current.performedAt()),
                clinic.timeZone().getId(),
                current.performer(),
                current.consentId(),
                AnaestheticBody.of(current.anaesthetic()),
                current.notes(),
                BatchBody.of(current.batch(), clinic::localTime),
                PreparationBody.of(current.preparation()),
                record.isVoid(),
                clinic.localTime(record.recordedAt()),
                injections(record),
                TotalsView.of(Totals.of(record, knowledge)),
                knowledge.explain(Deviations.of(plan, record, sameDay, settings, clinic.timeZone(), knowledge)),
                amendments(record),
                ReleasedView.unlessNone(plan.released()));
    }

    List<InjectionView> injections(SessionRecord record) {
        return record.injections().stream().map(this::injection).toList();
    }

    InjectionView injection(Injection injection) {
        NeedlePlacement current = injection.current();
        return new InjectionView(
                injection.id(),
                injection.position(),
                current.site(),
                current.side(),
                current.structure(),
                current.solution(),
                current.concentrationPercent(),
                current.volumeMl(),
                current.lidocaineMg(),
                current.lotNumber(),
                current.guidance(),
                current.level(),
                injection.isVoid(),
                clinic.localTime(injection.recordedAt()),
                amendments(injection));
    }

    private List<AmendmentView> amendments(SessionRecord record) {
        List<AmendmentView> views = new ArrayList<>();
        Procedure before = record.recorded();
        for (RecordAmendment amendment : record.amendments()) {
            views.add(new AmendmentView(
                    amendment.id(),
                    amendment.revision(),
                    amendment.reason(),
                    amendment.isVoiding(),
                    FieldChange.between(
                            RecordAmendmentRequest.of(before, clinic::localTime),
                            RecordAmendmentRequest.of(amendment.procedure(), clinic::localTime),
                            mapper),
                    clinic.localTime(amendment.amendedAt())));
            before = amendment.procedure();
        }
        return views;
    }

    private List<AmendmentView> amendments(Injection injection) {
        List<AmendmentView> views = new ArrayList<>();
        NeedlePlacement before = injection.recorded();
        for (InjectionAmendment amendment : injection.amendments()) {
            views.add(new AmendmentView(
                    amendment.id(),
                    amendment.revision(),
                    amendment.reason(),
                    amendment.isVoiding(),
                    FieldChange.between(
                            InjectionAmendmentRequest.of(before),
                            InjectionAmendmentRequest.of(amendment.placement()),
                            mapper),
                    clinic.localTime(amendment.amendedAt())));
            before = amendment.placement();
        }
        return views;
    }
}
