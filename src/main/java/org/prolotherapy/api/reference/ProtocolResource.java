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
import org.prolotherapy.knowledge.Regimens;
import org.prolotherapy.knowledge.ScreeningQuestions;
import org.prolotherapy.plan.PatientCompartment;
import org.prolotherapy.platform.idempotency.Idempotent;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.web.AnswerLanguage;
import org.prolotherapy.platform.web.IfMatch;
import org.prolotherapy.platform.web.IfNoneMatch;
import org.prolotherapy.platform.web.InEachLanguage;
import org.prolotherapy.platform.web.Page;
import org.prolotherapy.reference.ClinicProtocol;
import org.prolotherapy.reference.Displays;
import org.prolotherapy.reference.ProtocolBounds;
import org.prolotherapy.reference.StoredProtocols;

/** Protocols: those built in, and those that the clinic makes for itself. */
@Path("/v1/protocols")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(
        name = "Protocols",
        description =
                "How a course is done: the protocols that are built in, the clinic's own, and the published regimens"
                        + " that it can make its own. A clinic's protocol is a draft, is approved by a named clinician and from"
                        + " then on immutable; a change is its next version. Plans keep the version that they were made by.")
public class ProtocolResource {

    private final Knowledge knowledge;
    private final Regimens regimens;
    private final ScreeningQuestions questions;
    private final ProtocolBounds bounds;
    private final Definitions<ClinicProtocol, ProtocolView> own;
    private final Clock clock;
    private final ObjectMapper json;

    /** The newest versions by their ids. */
    private final InEachLanguage<Map<String, CacheableResponse<ProtocolView>>> builtIn =
            new InEachLanguage<>(this::builtIn);

    ProtocolResource(
            StoredProtocols protocols,
            Knowledge knowledge,
            Regimens regimens,
            ScreeningQuestions questions,
            ProtocolBounds bounds,
            PatientCompartment compartment,
            Clock clock,
            ObjectMapper json) {
        this.knowledge = knowledge;
        this.regimens = regimens;
        this.questions = questions;
        this.bounds = bounds;
        this.own = new Definitions<>(protocols, ProtocolView::of, compartment, clock);
        this.clock = clock;
        this.json = json;
    }

    private Map<String, CacheableResponse<ProtocolView>> builtIn(Locale language) {
        Map<String, CacheableResponse<ProtocolView>> views = new LinkedHashMap<>();
        knowledge.currentProtocols().stream()
                .map(protocol -> ProtocolView.of(protocol, Displays.in(language)))
                .forEach(view -> views.put(view.id(), CacheableResponse.of(view, json)));
        return views;
    }

    @GET
    @Transactional(TxType.SUPPORTS)
    @Authenticated
    @Operation(operationId = "listProtocols")
    public RestResponse<Page<ProtocolView>> list(
            @QueryParam("origin") @Nullable ProtocolOrigin origin,
            @QueryParam("status") @Nullable ApprovalStatus status,
            @BeanParam ConditionalGet cached) {
        ApprovalStatus wanted = status == null ? ApprovalStatus.APPROVED : status;
        List<ProtocolView> items = new ArrayList<>();
        if (wanted == ApprovalStatus.APPROVED && origin != ProtocolOrigin.CLINIC) {
            builtIn.toSpeak().values().forEach(answer -> items.add(answer.body()));
        }
        if (origin != ProtocolOrigin.BUILT_IN) {
            items.addAll(own.list(wanted));
        }
        return CacheableResponse.of(new Page<>(items, null), json).answer(cached);
    }

    @GET
    @Path("/{id}")
    @Transactional(TxType.SUPPORTS)
    @Authenticated
    @Operation(operationId = "getProtocol")
    public RestResponse<ProtocolView> get(
            @Parameter(description = "The protocol's id.", example = "hypertonic-dextrose") @PathParam("id") String id,
            @QueryParam("version") @Nullable Integer version,
            @BeanParam ConditionalGet cached) {
        if (!knowledge.isBuiltIn(id)) {
            return own.get(id, version).orElseThrow(ProtocolResource::notFound).answer(cached);
        }
        CacheableResponse<ProtocolView> newest = builtIn.toSpeak().get(id);
        if (newest != null && (version == null || version == newest.body().version())) {
            return newest.answer(cached);
        }
        return CacheableResponse.of(
                        knowledge
                                .protocol(id, version == null ? 1 : version)
                                .map(older -> ProtocolView.of(older, Displays.in(AnswerLanguage.toSpeak())))
                                .orElseThrow(ProtocolResource::notFound),
                        json)
                .answer(cached);
    }

    private static Problem notFound() {
        return new Problem(
                ProblemType.NOT_FOUND,
                "There is no protocol of this id, or not in this version; /v1/protocols lists them.");
    }

    @POST
    @Idempotent
    @PermissionsAllowed("Protocol:c")
    @Operation(operationId = "createProtocol")
    public RestResponse<ProtocolView> create(NewProtocolRequest request, @Context UriInfo uri) {
        ClinicProtocol draft = ClinicProtocol.draft(
                request.toProtocol(knowledge, regimens, questions, bounds), request.regimen(), clock.instant());
        return own.create(draft.id(), () -> draft, uri);
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed("Protocol:u")
    @Operation(operationId = "putProtocol")
    public RestResponse<ProtocolView> put(
            @Parameter(description = "The protocol's id.", example = "our-knee") @PathParam("id") String id,
            ProtocolBody request,
            @BeanParam IfMatch ifMatch,
            @Context HttpHeaders headers) {
        return own.change(
                id,
                edit -> {
                    IfNoneMatch.of(headers).check(edit);
                    ifMatch.check(edit);
                },
                newest -> {
                    newest.requireDraft();
                    newest.replace(
                            request.toProtocol(id, newest.version(), knowledge, questions, bounds), clock.instant());
                });
    }

    @POST
    @Idempotent
    @Path("/{id}/approve")
    @PermissionsAllowed("Protocol:u")
    @Operation(operationId = "approveProtocol")
    public RestResponse<ProtocolView> approve(
            @Parameter(description = "The protocol's id.", example = "our-knee") @PathParam("id") String id,
            ApprovalRequest request,
            @BeanParam IfMatch ifMatch) {
        return own.approve(
                id,
                ifMatch::check,
                // The bounds may have become narrower since it was drafted.
                newest -> ProtocolBody.refuseBreaches(newest.protocol(), knowledge, bounds),
                request);
    }

    @POST
    @Idempotent
    @Path("/{id}/retire")
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed("Protocol:u")
    @Operation(operationId = "retireProtocol")
    public RestResponse<ProtocolView> retire(
            @Parameter(description = "The protocol's id.", example = "our-knee") @PathParam("id") String id,
            @BeanParam IfMatch ifMatch) {
        return own.retire(id, ifMatch::check);
    }

    @POST
    @Idempotent
    @Path("/{id}/versions")
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed("Protocol:u")
    @Operation(operationId = "createProtocolVersion")
    public RestResponse<ProtocolView> nextVersion(
            @Parameter(description = "The protocol's id.", example = "our-knee") @PathParam("id") String id,
            @BeanParam IfMatch ifMatch,
            @Context UriInfo uri) {
        return own.nextVersion(id, ifMatch::check, ClinicProtocol::nextVersion, uri);
    }
}
