package org.prolotherapy.fhir;

import io.quarkus.security.Authenticated;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.prolotherapy.fhir.resource.ActivityDefinitions;
import org.prolotherapy.fhir.resource.CodeSystems;
import org.prolotherapy.fhir.resource.PlanDefinitions;
import org.prolotherapy.platform.web.ReadsItsQuery;

/** The addresses of what plans are made by, for any token: definitions of plans and of their sessions, and our own codes. */
@Path("/fhir")
@Produces({FhirJson.MEDIA_TYPE, MediaType.APPLICATION_JSON})
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Authenticated
@Transactional(TxType.SUPPORTS)
@ReadsItsQuery
public class DefinitionRoutes {

    private final KnownInteractions interactions;
    private final PlanDefinitions plans;
    private final ActivityDefinitions activities;
    private final CodeSystems codes;
    private final Apply apply;

    DefinitionRoutes(
            KnownInteractions interactions,
            PlanDefinitions plans,
            ActivityDefinitions activities,
            CodeSystems codes,
            Apply apply) {
        this.interactions = interactions;
        this.plans = plans;
        this.activities = activities;
        this.codes = codes;
        this.apply = apply;
    }

    @GET
    @Path("/PlanDefinition/{id}")
    @Operation(operationId = "readPlanDefinition", hidden = true)
    public RestResponse<String> readPlanDefinition(
            @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.read(plans, id, uri, headers);
    }

    @GET
    @Path("/PlanDefinition")
    @Operation(operationId = "searchPlanDefinition", hidden = true)
    public RestResponse<String> searchPlanDefinition(@Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.search(plans, uri.getQueryParameters(), uri, headers);
    }

    @POST
    @Path("/PlanDefinition/_search")
    @Operation(operationId = "searchPlanDefinitionByForm", hidden = true)
    public RestResponse<String> searchPlanDefinition(Form form, @Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.search(plans, form.with(uri), uri, headers);
    }

    @GET
    @Path("/ActivityDefinition/{id}")
    @Operation(operationId = "readActivityDefinition", hidden = true)
    public RestResponse<String> readActivityDefinition(
            @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.read(activities, id, uri, headers);
    }

    @GET
    @Path("/ActivityDefinition")
    @Operation(operationId = "searchActivityDefinition", hidden = true)
    public RestResponse<String> searchActivityDefinition(@Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.search(activities, uri.getQueryParameters(), uri, headers);
    }

    @POST
    @Path("/ActivityDefinition/_search")
    @Operation(operationId = "searchActivityDefinitionByForm", hidden = true)
    public RestResponse<String> searchActivityDefinition(
            Form form, @Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.search(activities, form.with(uri), uri, headers);
    }

    @GET
    @Path("/CodeSystem/{id}")
    @Operation(operationId = "readCodeSystem", hidden = true)
    public RestResponse<String> readCodeSystem(
            @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.read(codes, id, uri, headers);
    }

    @GET
    @Path("/CodeSystem")
    @Operation(operationId = "searchCodeSystem", hidden = true)
    public RestResponse<String> searchCodeSystem(@Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.search(codes, uri.getQueryParameters(), uri, headers);
    }

    @POST
    @Path("/CodeSystem/_search")
    @Operation(operationId = "searchCodeSystemByForm", hidden = true)
    public RestResponse<String> searchCodeSystem(Form form, @Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.search(codes, form.with(uri), uri, headers);
    }

    /** A care plan by a protocol, as a proposal. Nothing is stored. */
    @GET
    @Path("/PlanDefinition/{id}/$apply")
    @Operation(operationId = "applyPlanDefinition", hidden = true)
    public RestResponse<String> apply(@PathParam("id") String id, @Context UriInfo uri) {
        return apply.byQuery(id, uri.getQueryParameters());
    }

    /** The same, asked for in a body, so that the patient stands in no address. */
    @POST
    @Path("/PlanDefinition/{id}/$apply")
    @Consumes({FhirJson.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(operationId = "applyPlanDefinitionByParameters", hidden = true)
    public RestResponse<String> apply(@PathParam("id") String id, OperationParameters wish, @Context UriInfo uri) {
        return apply.byParameters(id, wish, uri.getQueryParameters());
    }
}
