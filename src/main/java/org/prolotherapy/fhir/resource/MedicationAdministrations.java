package org.prolotherapy.fhir.resource;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Medication.MedicationIngredientComponent;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationDosageComponent;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationPerformerComponent;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationStatus;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.fhir.resource.Chart.Fact;
import org.prolotherapy.fhir.search.PlanIds;
import org.prolotherapy.fhir.search.SearchParameter;
import org.prolotherapy.fhir.search.Span;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Solution;
import org.prolotherapy.knowledge.SolutionComponent;
import org.prolotherapy.platform.json.Format;
import org.prolotherapy.treatment.Anaesthetic;
import org.prolotherapy.treatment.Batch;
import org.prolotherapy.treatment.Injection;
import org.prolotherapy.treatment.InjectionAmendment;
import org.prolotherapy.treatment.NeedlePlacement;
import org.prolotherapy.treatment.SessionRecord;
import org.prolotherapy.treatment.SessionRecords;

/** Every injection, and the anaesthetic of a session, as what was given. What was recorded in error stays, and says so. */
@Singleton
public class MedicationAdministrations implements PlanResources<MedicationAdministration> {

    static final String TYPE = "MedicationAdministration";

    private static final String MEDICATION = "medication";
    private static final String ANAESTHETIC = "-anaesthetic";

    private final Codes codes;
    private final Subjects subjects;
    private final Knowledge knowledge;
    private final SessionRecords records;

    MedicationAdministrations(Codes codes, Subjects subjects, Knowledge knowledge, SessionRecords records) {
        this.codes = codes;
        this.subjects = subjects;
        this.knowledge = knowledge;
        this.records = records;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<Fact> facts() {
        return EnumSet.of(Fact.RECORDS);
    }

    /** An injection has its own id, and the anaesthetic that of its plan and session. */
    @Override
    public Optional<UUID> planOf(String id) {
        return id.endsWith(ANAESTHETIC)
                ? PlanIds.planOf(id)
                : Optional.ofNullable(Format.IDENTIFIER.parse(id)).flatMap(records::planOfInjection);
    }

    @Override
    public List<SearchParameter<MedicationAdministration>> parameters() {
        return List.of(
                SearchParameter.code("status", given -> given.getStatus().toCode()),
                SearchParameter.date(
                        "effective-time", (given, zone) -> Span.of((DateTimeType) given.getEffective(), zone)));
    }

    @Override
    public Stream<MedicationAdministration> of(Chart chart) {
        return chart.records().stream()
                .flatMap(record -> Stream.concat(
                        record.injections().stream().map(injection -> of(chart, record, injection)),
                        anaesthetic(chart, record).stream()));
    }

    private MedicationAdministration of(Chart chart, SessionRecord record, Injection injection) {
        NeedlePlacement placement = injection.current();
        MedicationAdministration given = begun(chart, record, record.isVoid() || injection.isVoid());
        given.setId(injection.id().toString());
        given.setMeta(Ids.meta(chart, lastChanged(record, injection)));
        reasonWhyNot(injection).ifPresent(reason -> given.addStatusReason(Codes.text(reason)));
        given.addContained(medication(placement, record.current().batch()));
        String side = side(placement);
        MedicationAdministrationDosageComponent dosage = given.getDosage();
        dosage.setText(placement.volumeMl() + " mL, " + Codes.words(placement.structure()));
        dosage.setSite(codes.site(placement.site(), side + level(placement), knowledge));
        dosage.setRoute(Codes.text("Injection, " + Codes.words(placement.structure())));
        if (placement.guidance() != null) {
            dosage.setMethod(Codes.text(placement.guidance()));
        }
        dosage.setDose(Codes.quantity(placement.volumeMl(), "mL"));
        return given;
    }

    /** The anaesthetic of a session whose record counts; of one that was recorded anew only the new one has an id. */
    private Optional<MedicationAdministration> anaesthetic(Chart chart, SessionRecord record) {
        Anaesthetic anaesthetic = record.current().anaesthetic();
        if (anaesthetic == null
                || chart.recordOf(record.sessionNumber()).filter(record::equals).isEmpty()) {
            return Optional.empty();
        }
        MedicationAdministration given = begun(chart, record, record.isVoid());
        given.setId(Ids.of(chart.plan(), record.sessionNumber()) + ANAESTHETIC);
        given.setMeta(Ids.meta(chart, Procedures.lastChanged(record)));
        Medication medication = new Medication();
        medication.setId(MEDICATION);
        medication.setCode(Codes.text(anaesthetic.agent()));
        if (anaesthetic.withAdrenaline()) {
            medication.addIngredient(ingredient("Adrenaline"));
        }
        given.addContained(medication);
        given.getDosage().setDose(Codes.quantity(anaesthetic.doseMg(), "mg"));
        return Optional.of(given);
    }

    private MedicationAdministration begun(Chart chart, SessionRecord record, boolean inError) {
        MedicationAdministration given = new MedicationAdministration();
        given.setStatus(
                inError ? MedicationAdministrationStatus.ENTEREDINERROR : MedicationAdministrationStatus.COMPLETED);
        given.setMedication(new Reference("#" + MEDICATION));
        given.setSubject(subjects.of(chart.plan().patient()));
        given.setEffective(Dates.dateTime(record.current().performedAt(), chart.zone()));
        given.addPerformer(new MedicationAdministrationPerformerComponent(
                Ids.named(record.current().performer())));
        given.addReasonReference(Ids.reference(Conditions.TYPE, Ids.of(chart.plan())));
        if (chart.recordOf(record.sessionNumber()).filter(record::equals).isPresent()) {
            given.addPartOf(Procedures.reference(chart.plan(), record.sessionNumber()));
        }
        return given;
    }

    private Medication medication(NeedlePlacement placement, @Nullable Batch batch) {
        Solution solution = knowledge.solution(placement.solution()).orElseThrow();
        Medication medication = new Medication();
        medication.setId(MEDICATION);
        medication.setCode(
                knowledge.isBuiltInSolution(solution.code())
                        ? codes.concept(OwnCodes.SOLUTIONS, solution.code(), solution.display())
                        : Codes.text(solution.display()));
        for (SolutionComponent component : solution.components()) {
            MedicationIngredientComponent ingredient = ingredient(component.display());
            if (component.countsAsLidocaine()) {
                if (placement.lidocaineMg() != null) {
                    ingredient.setStrength(strength(placement.lidocaineMg(), "mg", placement.volumeMl()));
                } else if (component.mgPerMl() != null) {
                    ingredient.setStrength(strength(component.mgPerMl(), "mg", BigDecimal.ONE));
                }
            } else if (component.mgPerMl() != null) {
                ingredient.setStrength(strength(component.mgPerMl(), "mg", BigDecimal.ONE));
            } else if (placement.concentrationPercent() != null && activeIn(solution) == 1) {
                ingredient.setStrength(strength(placement.concentrationPercent(), "g", BigDecimal.valueOf(100)));
            }
            medication.addIngredient(ingredient);
        }
        if (placement.lotNumber() != null) {
            medication.getBatch().setLotNumber(placement.lotNumber());
        } else if (batch != null && batch.solution().equals(placement.solution())) {
            medication.getBatch().setLotNumber(batch.lotNumber());
            if (batch.expiresOn() != null) {
                medication
                        .getBatch()
                        .setExpirationDateElement(
                                new DateTimeType(batch.expiresOn().toString()));
            }
        }
        return medication;
    }

    /** Only of one component can it be told that the concentration is its own. */
    private static long activeIn(Solution solution) {
        return solution.components().stream()
                .filter(component -> !component.countsAsLidocaine())
                .count();
    }

    private static MedicationIngredientComponent ingredient(String display) {
        return new MedicationIngredientComponent(Codes.text(display));
    }

    private static Ratio strength(BigDecimal amount, String unit, BigDecimal inMl) {
        return new Ratio().setNumerator(Codes.quantity(amount, unit)).setDenominator(Codes.quantity(inMl, "mL"));
    }

    static String level(NeedlePlacement placement) {
        return placement.level() == null ? "" : ", " + placement.level();
    }

    static String side(NeedlePlacement placement) {
        return placement.side() == null ? "" : ", " + Codes.words(placement.side());
    }

    private static Optional<String> reasonWhyNot(Injection injection) {
        List<InjectionAmendment> amendments = injection.amendments();
        return injection.isVoid()
                ? Optional.of(amendments.get(amendments.size() - 1).reason())
                : Optional.empty();
    }

    private static Instant lastChanged(SessionRecord record, Injection injection) {
        List<Instant> changes = new ArrayList<>(List.of(injection.recordedAt()));
        injection.amendments().forEach(amendment -> changes.add(amendment.amendedAt()));
        record.amendments().forEach(amendment -> changes.add(amendment.amendedAt()));
        return changes.stream().max(Instant::compareTo).orElseThrow();
    }
}
