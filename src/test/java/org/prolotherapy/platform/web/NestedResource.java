package org.prolotherapy.platform.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shares the beginning of its address with another resource, as the parts of a plan do. */
@PermitAll
@Path("/test/echo/{id}/numbers/{number}")
public class NestedResource {

    @DELETE
    @Operation(hidden = true)
    public void delete(@PathParam("id") UUID id, @PathParam("number") int number) {}
}
