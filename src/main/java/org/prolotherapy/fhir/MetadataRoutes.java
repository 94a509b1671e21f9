package org.prolotherapy.fhir;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.fhir.resource.FhirSettings;
import org.prolotherapy.platform.Sha256;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.platform.security.TokenSettings;
import org.prolotherapy.platform.web.ReadsItsQuery;

/** What a program asks before it has a token: what can be done here, and where tokens are to be had. */
@Path("/fhir")
@PermitAll
@ReadsItsQuery
public class MetadataRoutes {

    private final Capabilities capabilities;
    private final FhirSettings settings;
    private final TokenSettings tokens;
    private final Answers answers;
    private volatile @Nullable CapabilityStatement statement;

    MetadataRoutes(Capabilities capabilities, FhirSettings settings, TokenSettings tokens, Answers answers) {
        this.capabilities = capabilities;
        this.settings = settings;
        this.tokens = tokens;
        this.answers = answers;
    }

    @GET
    @Path("/metadata")
    @Produces({FhirJson.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(operationId = "readCapabilities", hidden = true)
    public RestResponse<String> metadata(@Context UriInfo uri, @Context HttpHeaders headers) {
        Map<String, List<String>> given = new HashMap<>(uri.getQueryParameters());
        List<String> mode = given.remove("mode");
        if (mode != null && !mode.equals(List.of("full"))) {
            throw Problem.of(ProblemType.NOT_SUPPORTED, Violation.query("mode", "can be full only"));
        }
        Query query = Query.of(given, null, answers.isLenient(headers));
        String body = FhirJson.write(statement(), query.representation());
        String tag = "W/\"" + HexFormat.of().formatHex(Sha256.of(body.getBytes(StandardCharsets.UTF_8)), 0, 16) + "\"";
        return ResponseBuilder.ok(body)
                .header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    private CapabilityStatement statement() {
        CapabilityStatement made = statement;
        if (made == null) {
            made = capabilities.statement();
            statement = made;
        }
        return made;
    }

    /**
     * Where the issuer of tokens is; the service itself is none.
     *
     * @throws Problem {@code not-found} while that is not set
     */
    @GET
    @Path("/.well-known/smart-configuration")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "readSmartConfiguration", hidden = true)
    public RestResponse<Map<String, Object>> smartConfiguration(@Context UriInfo uri, @Context HttpHeaders headers) {
        Query.of(uri.getQueryParameters(), null, answers.isLenient(headers));
        Optional<String> issuer = tokens.issuer();
        Optional<String> token = settings.tokenEndpoint();
        if (issuer.isEmpty() || token.isEmpty()) {
            throw new Problem(
                    ProblemType.NOT_FOUND,
                    "Where tokens are to be had is not configured (PROLOTHERAPY_FHIR_TOKEN_ENDPOINT).");
        }
        Map<String, Object> configuration = new LinkedHashMap<>();
        configuration.put("issuer", issuer.get());
        tokens.keys().filter(keys -> keys.startsWith("http")).ifPresent(keys -> configuration.put("jwks_uri", keys));
        settings.authorizationEndpoint().ifPresent(address -> configuration.put("authorization_endpoint", address));
        configuration.put("token_endpoint", token.get());
        configuration.put("grant_types_supported", List.of("authorization_code", "client_credentials"));
        configuration.put("code_challenge_methods_supported", List.of("S256"));
        configuration.put("token_endpoint_auth_methods_supported", List.of("private_key_jwt"));
        configuration.put("token_endpoint_auth_signing_alg_values_supported", List.of("RS384", "ES384"));
        configuration.put(
                "scopes_supported", List.of("system/*.rs", "user/*.rs", "patient/*.rs", "patient/CarePlan.rs"));
        configuration.put(
                "capabilities",
                List.of(
                        "permission-v1",
                        "permission-v2",
                        "client-confidential-asymmetric",
                        "permission-patient",
                        "permission-user"));
        return ResponseBuilder.<Map<String, Object>>ok(configuration).build();
    }
}
