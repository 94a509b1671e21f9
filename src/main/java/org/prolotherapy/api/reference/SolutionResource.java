package org.prolotherapy.api.reference;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.ApprovalStatus;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.ProtocolOrigin;
import org.prolotherapy.plan.PatientCompartment;
import org.prolotherapy.platform.idempotency.Idempotent;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.web.AnswerLanguage;
import org.prolotherapy.platform.web.IfMatch;
import org.prolotherapy.platform.web.IfNoneMatch;
import org.prolotherapy.platform.web.InEachLanguage;
import org.prolotherapy.platform.web.Page;
import org.prolotherapy.reference.ClinicSolution;
import org.prolotherapy.reference.Displays;
import org.prolotherapy.reference.StoredSolutions;

/** Solutions: those built in, and those that the clinic mixes for itself. */
@Path("/v1/solutions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(
        name = "Solutions",
        description =
                "What is injected: the solutions that are built in, and the clinic's own mixtures. A clinic's solution is a"
                        + " draft, is approved by a named clinician and from then on never contains anything else; so bounds,"
                        + " allergies and doses of anaesthetics follow from what is in it, for plans and records alike.")
public class SolutionResource {

    private final Knowledge knowledge;
    private final Definitions<ClinicSolution, SolutionView> own;
    private final Clock clock;
    private final ObjectMapper json;

    /** By their codes. */
    private final InEachLanguage<Map<String, CacheableResponse<SolutionView>>> builtIn =
            new InEachLanguage<>(this::builtIn);

    SolutionResource(
            StoredSolutions solutions,
            Knowledge knowledge,
            PatientCompartment compartment,
            Clock clock,
            ObjectMapper json) {
        this.knowledge = knowledge;
        this.own = new Definitions<>(
                solutions,
                version -> SolutionView.of(version, Displays.in(AnswerLanguage.toSpeak())),
                compartment,
                clock);
        this.clock = clock;
        this.json = json;
    }

    private Map<String, CacheableResponse<SolutionView>> builtIn(Locale language) {
        Map<String, CacheableResponse<SolutionView>> views = new LinkedHashMap<>();
        knowledge.solutions().stream()
                .map(solution -> SolutionView.of(solution, Displays.in(language)))
                .forEach(view -> views.put(view.code(), CacheableResponse.of(view, json)));
        return views;
    }

    @GET
    @Transactional(TxType.SUPPORTS)
    @Authenticated
    @Operation(operationId = "listSolutions")
    public RestResponse<Page<SolutionView>> list(
            @QueryParam("origin") @Nullable ProtocolOrigin origin,
            @QueryParam("status") @Nullable ApprovalStatus status,
            @BeanParam ConditionalGet cached) {
        ApprovalStatus wanted = status == null ? ApprovalStatus.APPROVED : status;
        List<SolutionView> items = new ArrayList<>();
        if (wanted == ApprovalStatus.APPROVED && origin != ProtocolOrigin.CLINIC) {
            builtIn.toSpeak().values().forEach(answer -> items.add(answer.body()));
        }
        if (origin != ProtocolOrigin.BUILT_IN) {
            items.addAll(own.list(wanted));
        }
        return CacheableResponse.of(new Page<>(items, null), json).answer(cached);
    }

    @GET
    @Path("/{code}")
    @Transactional(TxType.SUPPORTS)
    @Authenticated
    @Operation(operationId = "getSolution")
    public RestResponse<SolutionView> get(
            @Parameter(description = "The solution's code.", example = "hypertonic-dextrose") @PathParam("code")
                    String code,
            @QueryParam("version") @Nullable Integer version,
            @BeanParam ConditionalGet cached) {
        CacheableResponse<SolutionView> known = builtIn.toSpeak().get(code);
        if (known != null && (version == null || version == known.body().version())) {
            return known.answer(cached);
        }
        return own.get(code, version)
                .orElseThrow(() -> new Problem(
                        ProblemType.NOT_FOUND,
                        "There is no solution of this code, or not in this version; /v1/solutions lists them."))
                .answer(cached);
    }

    @POST
    @Idempotent
    @PermissionsAllowed("Solution:c")
    @Operation(operationId = "createSolution")
    public RestResponse<SolutionView> create(NewSolutionRequest request, @Context UriInfo uri) {
        return own.create(
                request.code(), () -> ClinicSolution.draft(request.toMixture(knowledge), clock.instant()), uri);
    }

    @PUT
    @Path("/{code}")
    @PermissionsAllowed("Solution:u")
    @Operation(operationId = "putSolution")
    public RestResponse<SolutionView> put(
            @Parameter(description = "The solution's code.", example = "our-dextrose") @PathParam("code") String code,
            SolutionBody request,
            @BeanParam IfMatch ifMatch,
            @Context HttpHeaders headers) {
        return own.change(
                code,
                edit -> {
                    IfNoneMatch.of(headers).check(edit);
                    ifMatch.check(edit);
                },
                newest -> {
                    newest.requireDraft();
                    newest.replace(request.toMixture(code, knowledge), clock.instant());
                });
    }

    @POST
    @Idempotent
    @Path("/{code}/approve")
    @PermissionsAllowed("Solution:u")
    @Operation(operationId = "approveSolution")
    public RestResponse<SolutionView> approve(
            @Parameter(description = "The solution's code.", example = "our-dextrose") @PathParam("code") String code,
            ApprovalRequest request,
            @BeanParam IfMatch ifMatch) {
        return own.approve(
                code,
                ifMatch::check,
                // Another solution may have brought a component of this name since it was drafted.
                newest -> SolutionBody.refuseBreaches(newest.mixture(), knowledge),
                request);
    }

    @POST
    @Idempotent
    @Path("/{code}/retire")
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed("Solution:u")
    @Operation(operationId = "retireSolution")
    public RestResponse<SolutionView> retire(
            @Parameter(description = "The solution's code.", example = "our-dextrose") @PathParam("code") String code,
            @BeanParam IfMatch ifMatch) {
        return own.retire(code, ifMatch::check);
    }

    @POST
    @Idempotent
    @Path("/{code}/versions")
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed("Solution:u")
    @Operation(operationId = "createSolutionVersion")
    public RestResponse<SolutionView> nextVersion(
            @Parameter(description = "The solution's code.", example = "our-dextrose") @PathParam("code") String code,
            @BeanParam IfMatch ifMatch,
            @Context UriInfo uri) {
        return own.nextVersion(code, ifMatch::check, ClinicSolution::nextVersion, uri);
    }
}
