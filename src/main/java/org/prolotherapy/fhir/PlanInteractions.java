package org.prolotherapy.fhir;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.fhir.Representation.Summary;
import org.prolotherapy.fhir.resource.Chart;
import org.prolotherapy.fhir.resource.Chart.Fact;
import org.prolotherapy.fhir.resource.Charts;
import org.prolotherapy.fhir.resource.PlanResources;
import org.prolotherapy.fhir.resource.Subjects;
import org.prolotherapy.fhir.search.SearchParameter;
import org.prolotherapy.fhir.search.SearchParameter.Asked;
import org.prolotherapy.fhir.search.Span;
import org.prolotherapy.plan.FindPlans;
import org.prolotherapy.plan.PatientCompartment;
import org.prolotherapy.plan.PatientReference;
import org.prolotherapy.plan.PlanSelection;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentPlans;
import org.prolotherapy.platform.audit.AuditTrail;
import org.prolotherapy.platform.json.Format;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.platform.web.Cursor;
import org.prolotherapy.platform.web.IfNoneMatch;

/**
 * Reads and searches what is told of plans, in one way for all types. A search walks through the plans that can have what is
 * looked for, newest first, tells of each what it has, and keeps what was asked for.
 */
@ApplicationScoped
public class PlanInteractions {

    /** How many plans are taken from the database at once. */
    private static final int AT_ONCE = 51;

    /**
     * How many plans one request walks through at the most. A page can so have fewer resources than were asked for, even none,
     * and still be followed by another; FHIR allows that, and a search for what is rare takes no longer than any other.
     */
    private static final int MOST_PLANS = 408;

    /** How many plans are counted through; to count is only worth it where little is found. */
    private static final int MOST_COUNTED = 2040;

    private static final String SAME_PATIENT = "same";
    private static final String ANY_PATIENT = "any";
    private static final String WHOLE_PLAN = "-";

    private final Map<String, PlanResources<?>> types;
    private final TreatmentPlans plans;
    private final FindPlans find;
    private final Charts charts;
    private final Subjects subjects;
    private final PatientCompartment compartment;
    private final Clinic clinic;
    private final AuditTrail trail;
    private final Answers answers;

    PlanInteractions(
            @All List<PlanResources<?>> types,
            TreatmentPlans plans,
            FindPlans find,
            Charts charts,
            Subjects subjects,
            PatientCompartment compartment,
            Clinic clinic,
            AuditTrail trail,
            Answers answers) {
        this.types = types.stream().collect(Collectors.toUnmodifiableMap(PlanResources::type, Function.identity()));
        this.plans = plans;
        this.find = find;
        this.charts = charts;
        this.subjects = subjects;
        this.compartment = compartment;
        this.clinic = clinic;
        this.trail = trail;
        this.answers = answers;
    }

    /** Every type that is told of plans. */
    Collection<PlanResources<?>> types() {
        return types.values();
    }

    /**
     * One resource, or 304 if the caller has this version of it; then nothing but the version is asked for.
     *
     * @throws Problem {@code not-found} if there is none that the caller may know of
     */
    RestResponse<String> read(String type, String id, UriInfo uri, HttpHeaders headers) {
        PlanResources<?> known = known(type);
        Query query = Query.of(uri.getQueryParameters(), null, answers.isLenient(headers));
        UUID plan = known.planOf(id).orElseThrow(() -> missing(type));
        List<String> condition = headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH);
        if (condition != null && !condition.isEmpty()) {
            String tag = Answers.tag(version(plan, type));
            if (IfNoneMatch.names(condition, tag)) {
                return answers.notModified(tag);
            }
        }
        TreatmentPlan read = plan(plan, type);
        Chart chart = charts.of(List.of(read), known.facts()).get(0);
        DomainResource found = known.of(chart)
                .filter(resource -> resource.getIdElement().getIdPart().equals(id))
                .findFirst()
                .orElseThrow(() -> missing(type));
        return answers.resource(found, query.representation());
    }

    private long version(UUID plan, String type) {
        try {
            return plans.versionForReading(plan);
        } catch (Problem unknown) {
            throw unknown.type() == ProblemType.NOT_FOUND ? missing(type) : unknown;
        }
    }

    private TreatmentPlan plan(UUID plan, String type) {
        try {
            return plans.forReading(plan);
        } catch (Problem unknown) {
            throw unknown.type() == ProblemType.NOT_FOUND ? missing(type) : unknown;
        }
    }

    private static Problem missing(String type) {
        return new Problem(ProblemType.NOT_FOUND, "There is no {type} with this id.", type);
    }

    /** A page of what is found. */
    RestResponse<String> search(String type, Map<String, List<String>> parameters, UriInfo uri, HttpHeaders headers) {
        return search(known(type), parameters, uri, headers);
    }

    private <R extends DomainResource> RestResponse<String> search(
            PlanResources<R> type, Map<String, List<String>> parameters, UriInfo uri, HttpHeaders headers) {
        Query query = Query.of(parameters, names(type), answers.isLenient(headers));
        Includes includes = new Includes(query, type, types);
        ZoneId zone = clinic.timeZone();
        PatientReference patient = patient(query);
        Search<R> search = search(type, query, patient, zone);
        Cursor after = query.cursor() == null
                ? null
                : Cursor.query(
                        query.cursor(), query.fingerprint(type.type()), Format.IDENTIFIER, Cursor.TEXT, Cursor.TEXT);
        if (after != null && after.value(2, String.class).equals(SAME_PATIENT)) {
            search = search.ofPatientOf(after.value(0, UUID.class), this);
        }
        String root = answers.root(uri) + "/" + type.type();
        if (query.representation().summary() == Summary.COUNT) {
            return answers.bundle(
                    Bundles.count(count(type, search), root + "?" + query.self()), query.representation());
        }
        Set<Fact> facts = EnumSet.noneOf(Fact.class);
        facts.addAll(type.facts());
        facts.addAll(includes.facts());
        Walk<R> walk = new Walk<>(query.count(), after);
        walk(type, search, facts, walk, MOST_PLANS);
        trail.shown(walk.found.keySet().stream().map(chart -> chart.plan().id()).toList());
        Cursor next = walk.next(
                query.fingerprint(type.type()), search.selection.patient() != null && patientIsAsked(query, after));
        Bundle bundle = Bundles.page(
                answers.root(uri),
                walk.resources(),
                includes.of(walk.found),
                root + "?" + query.self(),
                next == null ? null : root + "?" + query.next(next));
        return answers.bundle(bundle, query.representation());
    }

    private static boolean patientIsAsked(Query query, @Nullable Cursor after) {
        return query.asked().stream().anyMatch(asked -> Query.isPatient(asked.name()))
                || (after != null && after.value(2, String.class).equals(SAME_PATIENT));
    }

    private static Set<String> names(PlanResources<?> type) {
        Set<String> names = new HashSet<>(Set.of("_id", "_lastUpdated", "patient"));
        if (type.hasSubject()) {
            names.add("subject");
        }
        type.parameters().forEach(parameter -> names.add(parameter.name()));
        return names;
    }

    /**
     * The one patient whom a query names.
     *
     * @throws Problem {@code forbidden} if the caller may know of another one only: to find nothing would read as if there
     *     were no plans
     */
    private @Nullable PatientReference patient(Query query) {
        List<Asked> named = query.asked().stream()
                .filter(asked -> Query.isPatient(asked.name()))
                .toList();
        if (named.isEmpty()) {
            return null;
        }
        Asked first = named.get(0);
        if (named.size() > 1 || first.values().size() > 1) {
            throw Problem.of(
                    ProblemType.NOT_SUPPORTED, Violation.query(first.name(), "can name one patient at a time"));
        }
        PatientReference patient =
                subjects.asked(first.name(), first.modifier(), first.values().get(0));
        if (!compartment.holds(patient)) {
            throw new Problem(
                    ProblemType.FORBIDDEN, "The token is for one patient, and the search is for another one.");
        }
        return patient;
    }

    private static <R extends DomainResource> Search<R> search(
            PlanResources<R> type, Query query, @Nullable PatientReference patient, ZoneId zone) {
        PlanSelection selection = patient == null ? PlanSelection.ALL : PlanSelection.ALL.ofPatient(patient);
        Predicate<R> wanted = resource -> true;
        for (Asked asked : query.asked()) {
            String name = asked.name()
                    .substring(
                            0,
                            asked.modifier().isEmpty()
                                    ? asked.name().length()
                                    : asked.name().indexOf(':'));
            if (Query.isPatient(name)) {
                continue;
            }
            SearchParameter<R> parameter = parameter(type, name);
            wanted = wanted.and(parameter.test().apply(asked, zone));
            selection = parameter.narrowing().narrow(selection, asked, zone);
        }
        return new Search<>(selection, wanted);
    }

    private static <R extends DomainResource> SearchParameter<R> parameter(PlanResources<R> type, String name) {
        return switch (name) {
            case "_id" ->
                SearchParameter.<R>code(
                                "_id", resource -> resource.getIdElement().getIdPart())
                        .narrowing((plans, asked, zone) -> plans.within(asked.values().stream()
                                .flatMap(id -> type.planOf(id).stream())
                                .collect(Collectors.toSet())));
            case "_lastUpdated" ->
                SearchParameter.<R>date(
                                "_lastUpdated",
                                (resource, zone) -> Span.of(resource.getMeta().getLastUpdatedElement(), zone))
                        // Whatever is changed below a plan changes the plan, then or later.
                        .narrowing((plans, asked, zone) -> asked.dates(zone).size() == 1
                                ? asked.dates(zone)
                                        .get(0)
                                        .notBefore()
                                        .map(plans::changedFrom)
                                        .orElse(plans)
                                : plans);
            default ->
                type.parameters().stream()
                        .filter(parameter -> parameter.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        };
    }

    private <R extends DomainResource> void walk(
            PlanResources<R> type, Search<R> search, Set<Fact> facts, Walk<R> walk, int most) {
        UUID from = walk.from;
        while (!walk.isFull() && walk.seen < most) {
            List<TreatmentPlan> some = select(search.selection.upTo(from));
            boolean more = some.size() == AT_ONCE;
            // The last begins the next part, so that it is known that there is one.
            List<TreatmentPlan> now = more ? some.subList(0, AT_ONCE - 1) : some;
            charts.of(now, facts).forEach(chart -> walk.take(chart, type.of(chart), search.wanted));
            if (!more) {
                walk.ended = true;
                return;
            }
            from = some.get(AT_ONCE - 1).id();
        }
    }

    private List<TreatmentPlan> select(PlanSelection selection) {
        return selection.ids() != null && selection.ids().isEmpty() ? List.of() : find.holding(selection, AT_ONCE);
    }

    private <R extends DomainResource> int count(PlanResources<R> type, Search<R> search) {
        Walk<R> walk = new Walk<>(Integer.MAX_VALUE - 1, null);
        walk(type, search, type.facts(), walk, MOST_COUNTED);
        if (!walk.ended) {
            throw Problem.of(
                    ProblemType.NOT_SUPPORTED,
                    Violation.query(
                            "_summary", "counts what fewer than {most} plans have; narrow the search", MOST_COUNTED));
        }
        return walk.resources().size();
    }

    private PlanResources<?> known(String type) {
        return Optional.ofNullable(types.get(type)).orElseThrow();
    }

    /** Which plans are walked through, and what of each is wanted. */
    private record Search<R>(PlanSelection selection, Predicate<R> wanted) {

        /** On the pages after the first the patient is that of the plan at which the one before ended. */
        Search<R> ofPatientOf(UUID plan, PlanInteractions all) {
            PatientReference patient = all.select(PlanSelection.ALL.within(Set.of(plan))).stream()
                    .map(TreatmentPlan::patient)
                    .findFirst()
                    .orElseThrow(() -> Problem.of(
                            ProblemType.INVALID_REQUEST,
                            Violation.query("cursor", "must be the next of an answer to the same request")));
            return new Search<>(selection.ofPatient(patient), wanted);
        }
    }

    /** What was found so far. */
    private static final class Walk<R extends DomainResource> {

        private final Map<Chart, List<R>> found = new LinkedHashMap<>();
        private final int count;
        private final @Nullable UUID from;
        private final String after;
        private int size;
        private int seen;
        private boolean ended;
        private boolean cut;
        private @Nullable UUID lastPlan;
        private String last = WHOLE_PLAN;

        Walk(int count, @Nullable Cursor cursor) {
            this.count = count;
            this.from = cursor == null ? null : cursor.value(0, UUID.class);
            this.after = cursor == null ? "" : cursor.value(1, String.class);
        }

        boolean isFull() {
            return cut;
        }

        void take(Chart chart, Stream<R> resources, Predicate<R> wanted) {
            if (cut) {
                return;
            }
            UUID plan = chart.plan().id();
            seen++;
            if (plan.equals(from) && after.equals(WHOLE_PLAN)) {
                return;
            }
            for (R resource : rest(plan, resources.toList())) {
                if (wanted.test(resource)) {
                    if (size == count) {
                        cut = true;
                        return;
                    }
                    found.computeIfAbsent(chart, first -> new ArrayList<>()).add(resource);
                    size++;
                    lastPlan = plan;
                    last = resource.getIdElement().getIdPart();
                }
            }
            if (!cut) {
                lastPlan = plan;
                last = WHOLE_PLAN;
            }
        }

        /** Of the plan at which the page before ended, what comes after its last; if that is gone, the plan again: rather twice than not at all. */
        private List<R> rest(UUID plan, List<R> resources) {
            if (!plan.equals(from)) {
                return resources;
            }
            for (int i = 0; i < resources.size(); i++) {
                if (resources.get(i).getIdElement().getIdPart().equals(after)) {
                    return resources.subList(i + 1, resources.size());
                }
            }
            return resources;
        }

        @Nullable
        Cursor next(String filters, boolean samePatient) {
            return (ended && !cut) || lastPlan == null
                    ? null
                    : Cursor.after(filters, lastPlan, last, samePatient ? SAME_PATIENT : ANY_PATIENT);
        }

        List<Resource> resources() {
            return found.values().stream()
                    .flatMap(List::stream)
                    .map(Resource.class::cast)
                    .toList();
        }
    }
}
