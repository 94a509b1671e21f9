package org.prolotherapy.fhir;

import io.quarkus.security.PermissionsAllowed;
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
import org.prolotherapy.platform.web.ReadsItsQuery;

/**
 * The addresses of what is told of plans, and who may use them: whoever has the scope of FHIR's type, or that of our own
 * resource which the type is a part of. This is the table of both.
 */
@Path("/fhir")
@Produces({FhirJson.MEDIA_TYPE, MediaType.APPLICATION_JSON})
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Transactional(TxType.SUPPORTS)
@ReadsItsQuery
public class PlanRoutes {

    private final PlanInteractions interactions;

    PlanRoutes(PlanInteractions interactions) {
        this.interactions = interactions;
    }

    @GET
    @Path("/CarePlan/{id}")
    @PermissionsAllowed({"CarePlan:r", "patient/CarePlan:r", "TreatmentPlan:r", "patient/TreatmentPlan:r"})
    @Operation(operationId = "readCarePlan", hidden = true)
    public RestResponse<String> readCarePlan(
            @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.read("CarePlan", id, uri, headers);
    }

    @GET
    @Path("/CarePlan")
    @PermissionsAllowed({"CarePlan:s", "patient/CarePlan:s", "TreatmentPlan:s", "patient/TreatmentPlan:s"})
    @Operation(operationId = "searchCarePlan", hidden = true)
    public RestResponse<String> searchCarePlan(@Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.search("CarePlan", uri.getQueryParameters(), uri, headers);
    }

    @POST
    @Path("/CarePlan/_search")
    @PermissionsAllowed({"CarePlan:s", "patient/CarePlan:s", "TreatmentPlan:s", "patient/TreatmentPlan:s"})
    @Operation(operationId = "searchCarePlanByForm", hidden = true)
    public RestResponse<String> searchCarePlan(Form form, @Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.search("CarePlan", form.with(uri), uri, headers);
    }

    @GET
    @Path("/Condition/{id}")
    @PermissionsAllowed({"Condition:r", "patient/Condition:r", "TreatmentPlan:r", "patient/TreatmentPlan:r"})
    @Operation(operationId = "readCondition", hidden = true)
    public RestResponse<String> readCondition(
            @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.read("Condition", id, uri, headers);
    }

    @GET
    @Path("/Condition")
    @PermissionsAllowed({"Condition:s", "patient/Condition:s", "TreatmentPlan:s", "patient/TreatmentPlan:s"})
    @Operation(operationId = "searchCondition", hidden = true)
    public RestResponse<String> searchCondition(@Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.search("Condition", uri.getQueryParameters(), uri, headers);
    }

    @POST
    @Path("/Condition/_search")
    @PermissionsAllowed({"Condition:s", "patient/Condition:s", "TreatmentPlan:s", "patient/TreatmentPlan:s"})
    @Operation(operationId = "searchConditionByForm", hidden = true)
    public RestResponse<String> searchCondition(Form form, @Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.search("Condition", form.with(uri), uri, headers);
    }

    @GET
    @Path("/Goal/{id}")
    @PermissionsAllowed({"Goal:r", "patient/Goal:r", "TreatmentPlan:r", "patient/TreatmentPlan:r"})
    @Operation(operationId = "readGoal", hidden = true)
    public RestResponse<String> readGoal(
            @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.read("Goal", id, uri, headers);
    }

    @GET
    @Path("/Goal")
    @PermissionsAllowed({"Goal:s", "patient/Goal:s", "TreatmentPlan:s", "patient/TreatmentPlan:s"})
    @Operation(operationId = "searchGoal", hidden = true)
    public RestResponse<String> searchGoal(@Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.search("Goal", uri.getQueryParameters(), uri, headers);
    }

    @POST
    @Path("/Goal/_search")
    @PermissionsAllowed({"Goal:s", "patient/Goal:s", "TreatmentPlan:s", "patient/TreatmentPlan:s"})
    @Operation(operationId = "searchGoalByForm", hidden = true)
    public RestResponse<String> searchGoal(Form form, @Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.search("Goal", form.with(uri), uri, headers);
    }

    @GET
    @Path("/Flag/{id}")
    @PermissionsAllowed({"Flag:r", "patient/Flag:r", "TreatmentPlan:r", "patient/TreatmentPlan:r"})
    @Operation(operationId = "readFlag", hidden = true)
    public RestResponse<String> readFlag(
            @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.read("Flag", id, uri, headers);
    }

    @GET
    @Path("/Flag")
    @PermissionsAllowed({"Flag:s", "patient/Flag:s", "TreatmentPlan:s", "patient/TreatmentPlan:s"})
    @Operation(operationId = "searchFlag", hidden = true)
    public RestResponse<String> searchFlag(@Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.search("Flag", uri.getQueryParameters(), uri, headers);
    }

    @POST
    @Path("/Flag/_search")
    @PermissionsAllowed({"Flag:s", "patient/Flag:s", "TreatmentPlan:s", "patient/TreatmentPlan:s"})
    @Operation(operationId = "searchFlagByForm", hidden = true)
    public RestResponse<String> searchFlag(Form form, @Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.search("Flag", form.with(uri), uri, headers);
    }

    @GET
    @Path("/DetectedIssue/{id}")
    @PermissionsAllowed({"DetectedIssue:r", "patient/DetectedIssue:r", "TreatmentPlan:r", "patient/TreatmentPlan:r"})
    @Operation(operationId = "readDetectedIssue", hidden = true)
    public RestResponse<String> readDetectedIssue(
            @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.read("DetectedIssue", id, uri, headers);
    }

    @GET
    @Path("/DetectedIssue")
    @PermissionsAllowed({"DetectedIssue:s", "patient/DetectedIssue:s", "TreatmentPlan:s", "patient/TreatmentPlan:s"})
    @Operation(operationId = "searchDetectedIssue", hidden = true)
    public RestResponse<String> searchDetectedIssue(@Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.search("DetectedIssue", uri.getQueryParameters(), uri, headers);
    }

    @POST
    @Path("/DetectedIssue/_search")
    @PermissionsAllowed({"DetectedIssue:s", "patient/DetectedIssue:s", "TreatmentPlan:s", "patient/TreatmentPlan:s"})
    @Operation(operationId = "searchDetectedIssueByForm", hidden = true)
    public RestResponse<String> searchDetectedIssue(Form form, @Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.search("DetectedIssue", form.with(uri), uri, headers);
    }

    @GET
    @Path("/Consent/{id}")
    @PermissionsAllowed({"Consent:r", "patient/Consent:r", "TreatmentPlan:r", "patient/TreatmentPlan:r"})
    @Operation(operationId = "readConsent", hidden = true)
    public RestResponse<String> readConsent(
            @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.read("Consent", id, uri, headers);
    }

    @GET
    @Path("/Consent")
    @PermissionsAllowed({"Consent:s", "patient/Consent:s", "TreatmentPlan:s", "patient/TreatmentPlan:s"})
    @Operation(operationId = "searchConsent", hidden = true)
    public RestResponse<String> searchConsent(@Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.search("Consent", uri.getQueryParameters(), uri, headers);
    }

    @POST
    @Path("/Consent/_search")
    @PermissionsAllowed({"Consent:s", "patient/Consent:s", "TreatmentPlan:s", "patient/TreatmentPlan:s"})
    @Operation(operationId = "searchConsentByForm", hidden = true)
    public RestResponse<String> searchConsent(Form form, @Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.search("Consent", form.with(uri), uri, headers);
    }

    @GET
    @Path("/AdverseEvent/{id}")
    @PermissionsAllowed({"AdverseEvent:r", "patient/AdverseEvent:r", "TreatmentPlan:r", "patient/TreatmentPlan:r"})
    @Operation(operationId = "readAdverseEvent", hidden = true)
    public RestResponse<String> readAdverseEvent(
            @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.read("AdverseEvent", id, uri, headers);
    }

    @GET
    @Path("/AdverseEvent")
    @PermissionsAllowed({"AdverseEvent:s", "patient/AdverseEvent:s", "TreatmentPlan:s", "patient/TreatmentPlan:s"})
    @Operation(operationId = "searchAdverseEvent", hidden = true)
    public RestResponse<String> searchAdverseEvent(@Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.search("AdverseEvent", uri.getQueryParameters(), uri, headers);
    }

    @POST
    @Path("/AdverseEvent/_search")
    @PermissionsAllowed({"AdverseEvent:s", "patient/AdverseEvent:s", "TreatmentPlan:s", "patient/TreatmentPlan:s"})
    @Operation(operationId = "searchAdverseEventByForm", hidden = true)
    public RestResponse<String> searchAdverseEvent(Form form, @Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.search("AdverseEvent", form.with(uri), uri, headers);
    }

    @GET
    @Path("/Provenance/{id}")
    @PermissionsAllowed({"Provenance:r", "patient/Provenance:r", "TreatmentPlan:r", "patient/TreatmentPlan:r"})
    @Operation(operationId = "readProvenance", hidden = true)
    public RestResponse<String> readProvenance(
            @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.read("Provenance", id, uri, headers);
    }

    @GET
    @Path("/Provenance")
    @PermissionsAllowed({"Provenance:s", "patient/Provenance:s", "TreatmentPlan:s", "patient/TreatmentPlan:s"})
    @Operation(operationId = "searchProvenance", hidden = true)
    public RestResponse<String> searchProvenance(@Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.search("Provenance", uri.getQueryParameters(), uri, headers);
    }

    @POST
    @Path("/Provenance/_search")
    @PermissionsAllowed({"Provenance:s", "patient/Provenance:s", "TreatmentPlan:s", "patient/TreatmentPlan:s"})
    @Operation(operationId = "searchProvenanceByForm", hidden = true)
    public RestResponse<String> searchProvenance(Form form, @Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.search("Provenance", form.with(uri), uri, headers);
    }

    @GET
    @Path("/Observation/{id}")
    @PermissionsAllowed({"Observation:r", "patient/Observation:r", "TreatmentPlan:r", "patient/TreatmentPlan:r"})
    @Operation(operationId = "readObservation", hidden = true)
    public RestResponse<String> readObservation(
            @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.read("Observation", id, uri, headers);
    }

    @GET
    @Path("/Observation")
    @PermissionsAllowed({"Observation:s", "patient/Observation:s", "TreatmentPlan:s", "patient/TreatmentPlan:s"})
    @Operation(operationId = "searchObservation", hidden = true)
    public RestResponse<String> searchObservation(@Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.search("Observation", uri.getQueryParameters(), uri, headers);
    }

    @POST
    @Path("/Observation/_search")
    @PermissionsAllowed({"Observation:s", "patient/Observation:s", "TreatmentPlan:s", "patient/TreatmentPlan:s"})
    @Operation(operationId = "searchObservationByForm", hidden = true)
    public RestResponse<String> searchObservation(Form form, @Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.search("Observation", form.with(uri), uri, headers);
    }

    @GET
    @Path("/ServiceRequest/{id}")
    @PermissionsAllowed({"ServiceRequest:r", "patient/ServiceRequest:r", "Session:r", "patient/Session:r"})
    @Operation(operationId = "readServiceRequest", hidden = true)
    public RestResponse<String> readServiceRequest(
            @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.read("ServiceRequest", id, uri, headers);
    }

    @GET
    @Path("/ServiceRequest")
    @PermissionsAllowed({"ServiceRequest:s", "patient/ServiceRequest:s", "Session:s", "patient/Session:s"})
    @Operation(operationId = "searchServiceRequest", hidden = true)
    public RestResponse<String> searchServiceRequest(@Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.search("ServiceRequest", uri.getQueryParameters(), uri, headers);
    }

    @POST
    @Path("/ServiceRequest/_search")
    @PermissionsAllowed({"ServiceRequest:s", "patient/ServiceRequest:s", "Session:s", "patient/Session:s"})
    @Operation(operationId = "searchServiceRequestByForm", hidden = true)
    public RestResponse<String> searchServiceRequest(Form form, @Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.search("ServiceRequest", form.with(uri), uri, headers);
    }

    @GET
    @Path("/Appointment/{id}")
    @PermissionsAllowed({"Appointment:r", "patient/Appointment:r", "Session:r", "patient/Session:r"})
    @Operation(operationId = "readAppointment", hidden = true)
    public RestResponse<String> readAppointment(
            @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.read("Appointment", id, uri, headers);
    }

    @GET
    @Path("/Appointment")
    @PermissionsAllowed({"Appointment:s", "patient/Appointment:s", "Session:s", "patient/Session:s"})
    @Operation(operationId = "searchAppointment", hidden = true)
    public RestResponse<String> searchAppointment(@Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.search("Appointment", uri.getQueryParameters(), uri, headers);
    }

    @POST
    @Path("/Appointment/_search")
    @PermissionsAllowed({"Appointment:s", "patient/Appointment:s", "Session:s", "patient/Session:s"})
    @Operation(operationId = "searchAppointmentByForm", hidden = true)
    public RestResponse<String> searchAppointment(Form form, @Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.search("Appointment", form.with(uri), uri, headers);
    }

    @GET
    @Path("/Procedure/{id}")
    @PermissionsAllowed({"Procedure:r", "patient/Procedure:r", "Session:r", "patient/Session:r"})
    @Operation(operationId = "readProcedure", hidden = true)
    public RestResponse<String> readProcedure(
            @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.read("Procedure", id, uri, headers);
    }

    @GET
    @Path("/Procedure")
    @PermissionsAllowed({"Procedure:s", "patient/Procedure:s", "Session:s", "patient/Session:s"})
    @Operation(operationId = "searchProcedure", hidden = true)
    public RestResponse<String> searchProcedure(@Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.search("Procedure", uri.getQueryParameters(), uri, headers);
    }

    @POST
    @Path("/Procedure/_search")
    @PermissionsAllowed({"Procedure:s", "patient/Procedure:s", "Session:s", "patient/Session:s"})
    @Operation(operationId = "searchProcedureByForm", hidden = true)
    public RestResponse<String> searchProcedure(Form form, @Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.search("Procedure", form.with(uri), uri, headers);
    }

    @GET
    @Path("/MedicationAdministration/{id}")
    @PermissionsAllowed({
        "MedicationAdministration:r",
        "patient/MedicationAdministration:r",
        "Session:r",
        "patient/Session:r"
    })
    @Operation(operationId = "readMedicationAdministration", hidden = true)
    public RestResponse<String> readMedicationAdministration(
            @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.read("MedicationAdministration", id, uri, headers);
    }

    @GET
    @Path("/MedicationAdministration")
    @PermissionsAllowed({
        "MedicationAdministration:s",
        "patient/MedicationAdministration:s",
        "Session:s",
        "patient/Session:s"
    })
    @Operation(operationId = "searchMedicationAdministration", hidden = true)
    public RestResponse<String> searchMedicationAdministration(@Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.search("MedicationAdministration", uri.getQueryParameters(), uri, headers);
    }

    @POST
    @Path("/MedicationAdministration/_search")
    @PermissionsAllowed({
        "MedicationAdministration:s",
        "patient/MedicationAdministration:s",
        "Session:s",
        "patient/Session:s"
    })
    @Operation(operationId = "searchMedicationAdministrationByForm", hidden = true)
    public RestResponse<String> searchMedicationAdministration(
            Form form, @Context UriInfo uri, @Context HttpHeaders headers) {
        return interactions.search("MedicationAdministration", form.with(uri), uri, headers);
    }
}
