package org.prolotherapy.cds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.cds.CdsClients.CdsClient;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.plan.FindPlans;
import org.prolotherapy.plan.PatientReference;
import org.prolotherapy.plan.PlanSearch;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.platform.TimeOrderedIds;
import org.prolotherapy.platform.audit.Audit;
import org.prolotherapy.platform.audit.AuditEvent;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.platform.tenancy.CurrentTenant;
import org.prolotherapy.platform.web.RateLimits;
import org.prolotherapy.platform.web.RequestId;

/**
 * The addresses of CDS Hooks 2.0. What can be asked is told to anybody; whoever asks sends a token of its own making, which
 * {@link CdsClients} knows and no other part of the service does.
 */
@Path(CdsResource.PATH)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class CdsResource {

    static final String PATH = "/cds-services";

    private static final String ASK = "askCdsService";
    private static final String FEEDBACK = "giveCdsFeedback";
    private static final int MOST_PLANS = 200;
    private static final Set<String> OUTCOMES = Set.of("accepted", "overridden");

    private final List<CdsService> services;
    private final CdsClients clients;
    private final UsedTokens tokens;
    private final FindPlans find;
    private final Clinic clinic;
    private final CurrentTenant tenant;
    private final RateLimits limits;
    private final Audit audit;
    private final TimeOrderedIds ids;
    private final MeterRegistry metrics;
    private final CurrentVertxRequest request;

    CdsResource(
            @All List<CdsService> services,
            CdsClients clients,
            UsedTokens tokens,
            FindPlans find,
            Clinic clinic,
            CurrentTenant tenant,
            RateLimits limits,
            Audit audit,
            TimeOrderedIds ids,
            MeterRegistry metrics,
            CurrentVertxRequest request) {
        this.services =
                services.stream().sorted(Comparator.comparing(CdsService::id)).toList();
        this.clients = clients;
        this.tokens = tokens;
        this.find = find;
        this.clinic = clinic;
        this.tenant = tenant;
        this.limits = limits;
        this.audit = audit;
        this.ids = ids;
        this.metrics = metrics;
        this.request = request;
    }

    /** What can be asked. */
    record Discovery(List<Described> services) {

        Discovery {
            services = List.copyOf(services);
        }
    }

    /** @param prefetch what a client fetches and sends along */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Described(
            String hook,
            String id,
            String title,
            String description,
            Map<String, String> prefetch,
            String usageRequirements) {

        Described {
            prefetch = Map.copyOf(prefetch);
        }
    }

    @GET
    @Operation(operationId = "discoverCdsServices", hidden = true)
    public Discovery discover() {
        return new Discovery(services.stream()
                .map(service -> new Described(
                        service.hook(),
                        service.id(),
                        service.title(),
                        service.description(),
                        Map.of("patient", "Patient/{{context.patientId}}"),
                        "The patient is known by the identifiers of the prefetched resource. What cannot be evaluated is answered"
                                + " with 412."))
                .toList());
    }

    @POST
    @Path("/{service}")
    @Operation(operationId = ASK, hidden = true)
    public Card.Cards ask(
            @PathParam("service") String id,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            JsonNode body) {
        CdsService service = known(id);
        return asked(ASK, service, authorization, PATH + "/" + id, asked -> {
            Question question = new Question(body).aboutHook(service.hook());
            asked.user = question.user();
            List<PatientReference> patient = question.patient(clinic.profile().fhirPatients());
            asked.patient = patient.get(0);
            List<TreatmentPlan> open = openPlansOf(patient);
            // Of several identifiers the one under which there is something to know.
            asked.patient =
                    open.stream().findFirst().map(TreatmentPlan::patient).orElse(patient.get(0));
            asked.shown = open.stream().map(TreatmentPlan::id).toList();
            return new Card.Cards(service.cards(question, open));
        });
    }

    @POST
    @Path("/{service}/feedback")
    @Operation(operationId = FEEDBACK, hidden = true)
    public RestResponse<Void> feedback(
            @PathParam("service") String id,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            JsonNode body) {
        CdsService service = known(id);
        return asked(FEEDBACK, service, authorization, PATH + "/" + id + "/feedback", asked -> {
            List<Violation> wrong = new ArrayList<>();
            JsonNode all = body.path("feedback");
            if (!all.isArray() || all.isEmpty()) {
                wrong.add(Violation.body("/feedback", "must be an array with something in it"));
            }
            for (int i = 0; i < all.size(); i++) {
                if (all.get(i).path("card").asText().isEmpty()) {
                    wrong.add(Violation.body("/feedback/" + i + "/card", "must be the uuid of a card"));
                }
                if (!OUTCOMES.contains(all.get(i).path("outcome").asText())) {
                    wrong.add(Violation.body("/feedback/" + i + "/outcome", "must be accepted or overridden"));
                }
            }
            if (!wrong.isEmpty()) {
                throw new Problem(ProblemType.INVALID_REQUEST, "The request is no feedback.", wrong);
            }
            all.forEach(each -> metrics.counter(
                            "prolotherapy.cds.feedback",
                            "service",
                            service.id(),
                            "outcome",
                            each.path("outcome").asText())
                    .increment());
            return RestResponse.ok();
        });
    }

    /** What its audit event says of a request. */
    private static final class Asked {

        private @Nullable String user;
        private @Nullable PatientReference patient;
        private List<UUID> shown = List.of();
    }

    /** Answers a client, for its clinic, and keeps the event of it whatever the answer is. */
    private <T> T asked(
            String action, CdsService service, @Nullable String authorization, String path, Function<Asked, T> answer) {
        limits.countAddressOf(request.getCurrent()).ifPresent(exceeded -> {
            throw exceeded;
        });
        String requestId = RequestId.of(request.getCurrent());
        CdsClient client = clients.of(authorization, path);
        return tenant.callAs(client.clinic(), () -> {
            if (!tokens.useFirst(client)) {
                throw CdsClients.refused("The token was used before; each is good for one question.");
            }
            Asked asked = new Asked();
            int outcome = RestResponse.StatusCode.INTERNAL_SERVER_ERROR;
            try {
                T given = answer.apply(asked);
                outcome = RestResponse.StatusCode.OK;
                return given;
            } catch (Problem problem) {
                outcome = problem.type().status();
                throw problem;
            } finally {
                keep(action, service, client, asked, outcome, requestId);
            }
        });
    }

    private void keep(String action, CdsService service, CdsClient client, Asked asked, int outcome, String requestId) {
        PatientReference patient = asked.patient;
        audit.keep(new AuditEvent(
                client.clinic(),
                ids.get(),
                clinic.now(),
                client.issuer(),
                asked.user == null ? client.issuer() : asked.user,
                action,
                patient == null ? null : new AuditEvent.Subject(patient.system(), patient.value()),
                "CdsService/" + service.id(),
                null,
                outcome,
                requestId,
                outcome == RestResponse.StatusCode.OK ? asked.shown : List.of()));
    }

    private CdsService known(String id) {
        return services.stream()
                .filter(service -> service.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new Problem(ProblemType.NOT_FOUND, "There is no such service; {path} lists them.", PATH));
    }

    private List<TreatmentPlan> openPlansOf(List<PatientReference> patient) {
        List<TreatmentPlan> found = new ArrayList<>();
        for (PatientReference each : patient) {
            List<TreatmentPlan> some = find.by(PlanSearch.ofPatient(each, MOST_PLANS + 1));
            if (some.size() > MOST_PLANS) {
                throw Question.notEvaluated("/context/patientId", "has more courses than can be looked at");
            }
            found.addAll(some);
        }
        return found.stream().filter(plan -> plan.status().isOpen()).toList();
    }
}
