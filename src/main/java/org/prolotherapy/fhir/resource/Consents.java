package org.prolotherapy.fhir.resource;

import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Consent.ConsentVerificationComponent;
import org.prolotherapy.fhir.resource.Chart.Fact;
import org.prolotherapy.fhir.search.SearchParameter;
import org.prolotherapy.fhir.search.Span;
import org.prolotherapy.platform.json.Format;

/** Signed forms as consents to treatment. A form without the risks explained is no consent that anybody may act on. */
@Singleton
public class Consents implements PlanResources<Consent> {

    static final String TYPE = "Consent";

    private final Subjects subjects;
    private final org.prolotherapy.safety.Consents consents;

    Consents(Subjects subjects, org.prolotherapy.safety.Consents consents) {
        this.subjects = subjects;
        this.consents = consents;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public boolean hasSubject() {
        return false;
    }

    @Override
    public Set<Fact> facts() {
        return EnumSet.of(Fact.CONSENTS);
    }

    @Override
    public Optional<UUID> planOf(String id) {
        return Optional.ofNullable(Format.IDENTIFIER.parse(id)).flatMap(consents::planOf);
    }

    @Override
    public List<SearchParameter<Consent>> parameters() {
        return List.of(
                SearchParameter.code("status", consent -> consent.getStatus().toCode()),
                SearchParameter.date("date", (consent, zone) -> Span.of(consent.getDateTimeElement(), zone)));
    }

    @Override
    public Stream<Consent> of(Chart chart) {
        return chart.consents().stream().map(signed -> {
            Consent consent = new Consent();
            consent.setId(signed.id().toString());
            consent.setMeta(Ids.meta(chart, signed.recordedAt()));
            consent.setStatus(signed.risksExplained() ? ConsentState.ACTIVE : ConsentState.DRAFT);
            consent.setScope(
                    Codes.concept("http://terminology.hl7.org/CodeSystem/consentscope", "treatment", "Treatment"));
            consent.addCategory(Codes.concept(Codes.LOINC, "59284-0", null));
            consent.setPatient(subjects.of(chart.plan().patient()));
            consent.setDateTimeElement(Dates.dateTime(signed.signedAt(), chart.zone()));
            consent.setPolicyRule(Codes.text("A form that the patient signed"
                    + (signed.risksExplained()
                            ? " after risks and benefits were explained"
                            : "; that the risks were" + " explained is not recorded")));
            if (signed.risksExplained()) {
                consent.addPerformer(Ids.named(signed.explainedBy()));
                consent.addVerification(new ConsentVerificationComponent()
                        .setVerified(true)
                        .setVerificationDateElement(Dates.dateTime(signed.signedAt(), chart.zone())));
            }
            return consent;
        });
    }
}
