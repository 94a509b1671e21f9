package org.prolotherapy.fhir;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.fhir.Representation.Summary;
import org.prolotherapy.fhir.resource.AuditEventResources;
import org.prolotherapy.fhir.resource.Subjects;
import org.prolotherapy.fhir.search.DateCriterion;
import org.prolotherapy.fhir.search.SearchParameter.Asked;
import org.prolotherapy.plan.PatientReference;
import org.prolotherapy.platform.audit.AuditEvent;
import org.prolotherapy.platform.audit.AuditEvents;
import org.prolotherapy.platform.audit.AuditTrail;
import org.prolotherapy.platform.json.Format;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.platform.web.Cursor;
import org.prolotherapy.platform.web.ReadsItsQuery;

/** The addresses of audit events, for whoever may read the audit, and never for a patient's token. */
@Path("/fhir")
@Produces({FhirJson.MEDIA_TYPE, MediaType.APPLICATION_JSON})
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ReadsItsQuery
public class AuditEventRoutes {

    private static final String SAME_PATIENT = "same";
    private static final String ANY_PATIENT = "any";

    private static final Set<String> NAMES = Set.of("_id", "_lastUpdated", "date", "patient");

    private final AuditEvents events;
    private final AuditEventResources resources;
    private final Subjects subjects;
    private final AuditTrail trail;
    private final Answers answers;

    AuditEventRoutes(
            AuditEvents events, AuditEventResources resources, Subjects subjects, AuditTrail trail, Answers answers) {
        this.events = events;
        this.resources = resources;
        this.subjects = subjects;
        this.trail = trail;
        this.answers = answers;
    }

    @GET
    @Path("/AuditEvent/{id}")
    @PermissionsAllowed("AuditEvent:r")
    @Operation(operationId = "readAuditEvent", hidden = true)
    public RestResponse<String> readAuditEvent(
            @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) throws SQLException {
        Query query = Query.of(uri.getQueryParameters(), null, answers.isLenient(headers));
        return answers.resource(
                resources.of(find(id).orElseThrow(
                                () -> new Problem(ProblemType.NOT_FOUND, "There is no AuditEvent with this id."))),
                query.representation());
    }

    @GET
    @Path("/AuditEvent")
    @PermissionsAllowed("AuditEvent:s")
    @Operation(operationId = "searchAuditEvent", hidden = true)
    public RestResponse<String> searchAuditEvent(@Context UriInfo uri, @Context HttpHeaders headers)
            throws SQLException {
        return search(uri.getQueryParameters(), uri, headers);
    }

    @POST
    @Path("/AuditEvent/_search")
    @PermissionsAllowed("AuditEvent:s")
    @Operation(operationId = "searchAuditEventByForm", hidden = true)
    public RestResponse<String> searchAuditEvent(Form form, @Context UriInfo uri, @Context HttpHeaders headers)
            throws SQLException {
        return search(form.with(uri), uri, headers);
    }

    private Optional<AuditEvent> find(String id) throws SQLException {
        UUID known = Format.IDENTIFIER.parse(id);
        return known == null ? Optional.empty() : events.find(known);
    }

    private RestResponse<String> search(Map<String, List<String>> parameters, UriInfo uri, HttpHeaders headers)
            throws SQLException {
        Query query = Query.of(parameters, NAMES, answers.isLenient(headers));
        if (query.representation().summary() == Summary.COUNT
                || !query.includes().isEmpty()
                || !query.reverseIncludes().isEmpty()) {
            throw Problem.of(
                    ProblemType.NOT_SUPPORTED,
                    Violation.query("_summary", "cannot be count here, and nothing is included"));
        }
        String self = answers.root(uri) + "/AuditEvent?" + query.self();
        Optional<Asked> ids = query.asked().stream()
                .filter(asked -> asked.name().equals("_id"))
                .findFirst();
        if (ids.isPresent()) {
            return bundle(uri, query, withIds(ids.get(), query), self, null);
        }
        Wanted wanted = new Wanted(null, null, null);
        for (Asked asked : query.asked()) {
            wanted = Query.isPatient(asked.name()) ? wanted.of(subject(asked)) : wanted.within(asked);
        }
        AuditEvents.Position last = null;
        if (query.cursor() != null) {
            Cursor cursor = Cursor.query(
                    query.cursor(), query.fingerprint("AuditEvent"), Format.INSTANT, Format.IDENTIFIER, Cursor.TEXT);
            last = new AuditEvents.Position(cursor.value(0, Instant.class), cursor.value(1, UUID.class));
            if (cursor.value(2, String.class).equals(SAME_PATIENT)) {
                wanted = wanted.of(events.find(last.id())
                        .map(AuditEvent::subject)
                        .orElseThrow(() -> Problem.of(
                                ProblemType.INVALID_REQUEST,
                                Violation.query("cursor", "must be the next of an answer to the same request"))));
            }
        }
        wanted.leaveTrail(trail);
        List<AuditEvent> found = events.search(wanted.after(last, query.count() + 1));
        if (found.size() <= query.count()) {
            return bundle(uri, query, found, self, null);
        }
        List<AuditEvent> shown = found.subList(0, query.count());
        AuditEvent end = shown.get(shown.size() - 1);
        return bundle(
                uri,
                query,
                shown,
                self,
                Cursor.after(
                        query.fingerprint("AuditEvent"),
                        end.at(),
                        end.id(),
                        wanted.subject == null ? ANY_PATIENT : SAME_PATIENT));
    }

    private RestResponse<String> bundle(
            UriInfo uri, Query query, List<AuditEvent> shown, String self, @Nullable Cursor next) {
        String root = answers.root(uri);
        return answers.bundle(
                Bundles.page(
                        root,
                        shown.stream().map(resources::of).toList(),
                        List.of(),
                        self,
                        next == null ? null : root + "/AuditEvent?" + query.next(next)),
                query.representation());
    }

    private List<AuditEvent> withIds(Asked ids, Query query) throws SQLException {
        if (query.asked().size() > 1) {
            throw Problem.of(ProblemType.NOT_SUPPORTED, Violation.query("_id", "stands alone here"));
        }
        List<AuditEvent> found = new ArrayList<>();
        for (String id : ids.values()) {
            find(id).ifPresent(found::add);
        }
        return found;
    }

    private AuditEvent.Subject subject(Asked asked) {
        if (asked.values().size() > 1) {
            throw Problem.of(
                    ProblemType.NOT_SUPPORTED, Violation.query(asked.name(), "can name one patient at a time"));
        }
        PatientReference patient =
                subjects.asked(asked.name(), asked.modifier(), asked.values().get(0));
        return new AuditEvent.Subject(patient.system(), patient.value());
    }

    /**
     * Which events are looked for; null is everything.
     *
     * @param from inclusive
     * @param to inclusive
     */
    private record Wanted(@Nullable Instant from, @Nullable Instant to, AuditEvent.@Nullable Subject subject) {

        Wanted of(AuditEvent.Subject someone) {
            return new Wanted(from, to, someone);
        }

        /** Events happen at one moment, to the microsecond, so what is not before a time is from then on. */
        Wanted within(Asked asked) {
            List<DateCriterion> criteria = asked.dates(ZoneOffset.UTC);
            DateCriterion only = criteria.get(0);
            if (criteria.size() > 1
                    || only.prefix() == DateCriterion.Prefix.NE
                    || !asked.modifier().isEmpty()) {
                throw Problem.of(
                        ProblemType.NOT_SUPPORTED, Violation.query(asked.name(), "can be one time here, and not ne"));
            }
            Instant first = only.notBefore().orElse(from);
            Instant last =
                    only.notAfter().map(end -> end.minus(1, ChronoUnit.MICROS)).orElse(to);
            return new Wanted(
                    from != null && first != null && from.isAfter(first) ? from : first,
                    to != null && last != null && to.isBefore(last) ? to : last,
                    subject);
        }

        void leaveTrail(AuditTrail trail) {
            if (subject != null) {
                trail.subject(subject.system(), subject.value());
            }
        }

        AuditEvents.Search after(AuditEvents.@Nullable Position position, int limit) {
            return new AuditEvents.Search(from, to, null, null, null, null, subject, position, limit);
        }
    }
}
