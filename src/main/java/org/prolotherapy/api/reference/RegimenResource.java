package org.prolotherapy.api.reference;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import io.quarkus.security.Authenticated;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.prolotherapy.knowledge.Regimens;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.web.Page;

/** The library of published regimens. */
@Path("/v1/regimens")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
@Startup
@Tag(name = "Protocols")
public class RegimenResource {

    private final CacheableResponse<Page<RegimenView>> regimens;
    private final Map<String, CacheableResponse<RegimenView>> byId = new LinkedHashMap<>();

    RegimenResource(Regimens library, ObjectMapper json) {
        regimens = CacheableResponse.of(
                new Page<>(library.all().stream().map(RegimenView::of).toList(), null), json);
        library.all().forEach(regimen -> byId.put(regimen.id(), CacheableResponse.of(RegimenView.of(regimen), json)));
    }

    @GET
    @Authenticated
    @Operation(operationId = "listRegimens")
    public RestResponse<Page<RegimenView>> list(@BeanParam ConditionalGet cached) {
        return regimens.answer(cached);
    }

    @GET
    @Path("/{id}")
    @Authenticated
    @Operation(operationId = "getRegimen")
    public RestResponse<RegimenView> get(
            @Parameter(description = "The regimen's id.", example = "sit-2020-knee") @PathParam("id") String id,
            @BeanParam ConditionalGet cached) {
        CacheableResponse<RegimenView> regimen = byId.get(id);
        if (regimen == null) {
            throw new Problem(ProblemType.NOT_FOUND, "There is no regimen of this id; /v1/regimens lists them.");
        }
        return regimen.answer(cached);
    }
}
