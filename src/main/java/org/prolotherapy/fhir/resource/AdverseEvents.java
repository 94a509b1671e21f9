package org.prolotherapy.fhir.resource;

import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AdverseEvent;
import org.hl7.fhir.r4.model.AdverseEvent.AdverseEventActuality;
import org.hl7.fhir.r4.model.AdverseEvent.AdverseEventSuspectEntityComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.codesystems.AdverseEventSeriousness;
import org.hl7.fhir.r4.model.codesystems.AdverseEventSeverity;
import org.prolotherapy.fhir.resource.Chart.Fact;
import org.prolotherapy.fhir.search.SearchParameter;
import org.prolotherapy.fhir.search.Span;
import org.prolotherapy.fhir.search.Token;
import org.prolotherapy.knowledge.Explanation;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.platform.json.Format;
import org.prolotherapy.safety.AdverseEventKind;
import org.prolotherapy.safety.AdverseEventReport;
import org.prolotherapy.safety.Seriousness;

/** What went wrong, as it was reported. Nothing about how severe or serious it was is said that nobody has judged. */
@Singleton
public class AdverseEvents implements PlanResources<AdverseEvent> {

    static final String TYPE = "AdverseEvent";

    private final Codes codes;
    private final Subjects subjects;
    private final Knowledge knowledge;
    private final org.prolotherapy.safety.AdverseEvents events;

    AdverseEvents(Codes codes, Subjects subjects, Knowledge knowledge, org.prolotherapy.safety.AdverseEvents events) {
        this.codes = codes;
        this.subjects = subjects;
        this.knowledge = knowledge;
        this.events = events;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<Fact> facts() {
        return EnumSet.of(Fact.ADVERSE_EVENTS, Fact.RECORDS);
    }

    @Override
    public Optional<UUID> planOf(String id) {
        return Optional.ofNullable(Format.IDENTIFIER.parse(id)).flatMap(events::planOf);
    }

    @Override
    public List<SearchParameter<AdverseEvent>> parameters() {
        return List.of(
                SearchParameter.token("event", event -> Token.of(event.getEvent())),
                SearchParameter.date("date", (event, zone) -> Span.of(event.getDateElement(), zone)));
    }

    @Override
    public Stream<AdverseEvent> of(Chart chart) {
        return chart.adverseEvents().stream().map(reported -> {
            AdverseEventReport report = reported.report();
            AdverseEvent event = new AdverseEvent();
            event.setId(reported.id().toString());
            event.setMeta(Ids.meta(chart, reported.recordedAt()));
            event.setActuality(AdverseEventActuality.ACTUAL);
            event.setEvent(
                    codes.concept(OwnCodes.ADVERSE_EVENT_KINDS, code(report.kind()), Codes.words(report.kind())));
            event.setSubject(subjects.of(chart.plan().patient()));
            event.setDateElement(Dates.dateTime(report.onsetAt(), chart.zone()));
            event.setRecordedDateElement(Dates.dateTime(reported.recordedAt(), chart.zone()));
            if (report.seriousness() != null) {
                judge(event, report.seriousness());
            }
            suspected(chart, report).ifPresent(event::addSuspectEntity);
            String actions = knowledge.explain(reported.actions()).stream()
                    .map(Explanation::statement)
                    .collect(Collectors.joining(" "));
            if (!actions.isEmpty()) {
                event.addExtension(codes.extension("actions", new StringType(actions)));
            }
            if (report.notes() != null) {
                event.addExtension(codes.extension("notes", new StringType(report.notes())));
            }
            return event;
        });
    }

    /** What threatens life is serious by FHIR's codes, and there is no severity above severe. */
    private static void judge(AdverseEvent event, Seriousness seriousness) {
        AdverseEventSeverity severity = switch (seriousness) {
            case MILD -> AdverseEventSeverity.MILD;
            case MODERATE -> AdverseEventSeverity.MODERATE;
            case SEVERE, LIFE_THREATENING -> AdverseEventSeverity.SEVERE;
        };
        event.setSeverity(Codes.concept(severity.getSystem(), severity.toCode(), severity.getDisplay()));
        if (seriousness == Seriousness.LIFE_THREATENING) {
            AdverseEventSeriousness threat = AdverseEventSeriousness.SERIOUSISLIFETHREATENING;
            event.setSeriousness(Codes.concept(threat.getSystem(), threat.toCode(), threat.getDisplay()));
        }
    }

    /** What it followed: the injection that was named, else the session, if it was recorded. */
    private static Optional<AdverseEventSuspectEntityComponent> suspected(Chart chart, AdverseEventReport report) {
        if (report.injectionId() != null) {
            return Optional.of(new AdverseEventSuspectEntityComponent(Ids.reference(
                    MedicationAdministrations.TYPE, report.injectionId().toString())));
        }
        Integer session = report.sessionNumber();
        return session == null || !chart.hasRecord(session)
                ? Optional.empty()
                : Optional.of(new AdverseEventSuspectEntityComponent(Procedures.reference(chart.plan(), session)));
    }

    static String code(AdverseEventKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
