package org.prolotherapy.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.api.SearchStyleEnum;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.NotModifiedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Plan;
import org.prolotherapy.Token;

/** HAPI's client, which knows nothing of this service, finds its way by the standard alone. */
@QuarkusTest
class ReadByHapiTest {

    @TestHTTPResource("/fhir")
    URL base;

    @Inject
    ClockForTests clock;

    private final String patient = Courses.somebody();

    @Test
    void walksFromTheMetadataThroughAllPages() {
        Plan plan = Courses.eventful(patient, clock);
        // It asks for the metadata first, by itself, and holds the version against its own.
        Fhir.R4.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.ONCE);
        Fhir.R4.getRestfulClientFactory().setSocketTimeout(60_000);
        IGenericClient client = Fhir.R4.newRestfulGenericClient(base.toString());
        client.registerInterceptor(
                new BearerTokenAuthInterceptor(Token.forEverything().toString()));

        CapabilityStatement metadata =
                client.capabilities().ofType(CapabilityStatement.class).execute();
        assertThat(metadata.getKind()).isEqualTo(CapabilityStatement.CapabilityStatementKind.INSTANCE);

        CarePlan read = client.read().resource(CarePlan.class).withId(plan.id()).execute();
        assertThat(read.getIdElement().getVersionIdPart())
                .isEqualTo(read.getMeta().getVersionId());
        assertThatThrownBy(() -> client.read()
                        .resource(CarePlan.class)
                        .withId(plan.id())
                        .ifVersionMatches(read.getMeta().getVersionId())
                        .throwNotModifiedException()
                        .execute())
                .isInstanceOf(NotModifiedException.class);

        Bundle page = client.search()
                .forResource(ServiceRequest.class)
                .where(ServiceRequest.BASED_ON.hasId("CarePlan/" + plan.id()))
                .count(2)
                .returnBundle(Bundle.class)
                .execute();
        List<String> found = new ArrayList<>();
        while (page != null) {
            page.getEntry().forEach(entry -> found.add(entry.getResource().getIdPart()));
            page = page.getLink(Bundle.LINK_NEXT) == null
                    ? null
                    : client.loadPage().next(page).execute();
        }
        assertThat(found).hasSize(read.getActivity().size()).startsWith(plan.id() + "-1", plan.id() + "-2");

        Bundle included = client.search()
                .forResource(CarePlan.class)
                .where(CarePlan.RES_ID.exactly().code(plan.id()))
                .include(CarePlan.INCLUDE_ACTIVITY_REFERENCE)
                .returnBundle(Bundle.class)
                .usingStyle(SearchStyleEnum.POST)
                .execute();
        assertThat(included.getEntry()).hasSize(1 + found.size());

        assertThatThrownBy(() -> client.read()
                        .resource(CarePlan.class)
                        .withId("01941f29-7c00-7000-8000-000000000000")
                        .execute())
                .isInstanceOfSatisfying(
                        ResourceNotFoundException.class,
                        missing -> assertThat(((OperationOutcome) missing.getOperationOutcome())
                                        .getIssueFirstRep()
                                        .getDetails()
                                        .getText())
                                .contains("no CarePlan"));
        assertThatThrownBy(() -> client.search()
                        .forResource(CarePlan.class)
                        .where(CarePlan.PATIENT.hasId("Patient/1"))
                        .returnBundle(Bundle.class)
                        .execute())
                .isInstanceOf(InvalidRequestException.class);
    }
}
