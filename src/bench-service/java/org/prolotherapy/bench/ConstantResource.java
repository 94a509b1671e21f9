package org.prolotherapy.bench;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Answers what it is given in a file, always the same: as fast as a request with a token can be answered at all. */
@Path("/bench/constant")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ConstantResource {

    private final Optional<java.nio.file.Path> file;
    private volatile byte @Nullable [] answer;

    ConstantResource(@ConfigProperty(name = "bench.constant") Optional<java.nio.file.Path> file) {
        this.file = file;
    }

    @POST
    @Authenticated
    @Operation(operationId = "answerConstantly", summary = "Answer always the same")
    public byte[] answer() throws IOException {
        byte[] known = answer;
        if (known == null) {
            known = Files.readAllBytes(file.orElseThrow());
            answer = known;
        }
        return known;
    }
}
