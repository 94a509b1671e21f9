package org.prolotherapy.api.contract;

import static java.util.function.Predicate.not;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.web.AnswerLanguage;

/** One operation of the document, and what follows for it from its path, its method and its parameters. */
final class Endpoint {

    private static final String PLANS = "/v1/treatment-plans";
    private static final String PREVIEWS = "/v1/schedule-previews";
    private static final String FEE_SCHEDULES = "/v1/fee-schedules";
    private static final String CLINIC = "/v1/clinic";
    private static final String CALENDARS = "/v1/calendars";
    private static final String ETAG = "ETag";
    private static final String OK = "200";
    private static final String OK_IN_TEXTS = "2XX";
    private static final Predicate<String> SUCCESS = status -> status.startsWith("2");

    /** The parameters that are described once for all, by their places and names; those of paths only where they are not special. */
    private static final Map<String, String> SHARED_PARAMETERS = Map.of(
            "query limit", "limit",
            "query cursor", "cursor",
            "path number", "sessionNumber",
            "path injectionId", "injectionId",
            "header If-None-Match", "IfNoneMatch");

    /** Bodies that no rule of treatment can be against. */
    private static final Set<String> BEYOND_RULES =
            Set.of("ReasonRequest", "PlanSearchRequest", "AuditEventSearchRequest");

    private final String path;
    private final HttpMethod method;
    private final Operation operation;
    private final Examples examples;
    private final OperationAccess.Access rule;

    Endpoint(String path, HttpMethod method, Operation operation, OperationAccess rules) {
        this.path = path;
        this.method = method;
        this.operation = operation;
        this.examples = Examples.of(operation.getOperationId());
        this.rule = rules.of(operation.getOperationId());
    }

    void complete() {
        answerByTheStatusesNamed();
        failures()
                .forEach(status -> operation
                        .getResponses()
                        .addAPIResponse(String.valueOf(status), ProblemResponses.response(status)));
        operation.getResponses().setDefaultValue(ProblemResponses.anyOther());
        if (has("If-None-Match")) {
            operation
                    .getResponses()
                    .addAPIResponse("304", OASFactory.createAPIResponse().ref("NotModified"));
        }
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (response.getRef() == null) {
                describeSuccess(status, response);
            }
        });
        if (operation.getRequestBody() != null) {
            operation
                    .getRequestBody()
                    .getContent()
                    .getMediaTypes()
                    .values()
                    .forEach(body -> examples.addAllTo(body, "requests"));
        }
        shareParameters();
        addConditions();
        sayWhoMay();
    }

    /** What can be asked or told with If-None-Match where an ETag is a version. */
    private void addConditions() {
        if (method == HttpMethod.PUT) {
            operation.addParameter(OASFactory.createParameter().ref("IfNoneMatchAny"));
        }
        APIResponse found = operation.getResponses().getAPIResponse(OK);
        boolean tagged = found != null
                && found.getHeaders() != null
                && found.getHeaders().containsKey(ETAG);
        if (method == HttpMethod.GET && tagged && isVersioned()) {
            operation.addParameter(OASFactory.createParameter().ref("IfNoneMatch"));
            operation
                    .getResponses()
                    .addAPIResponse("304", OASFactory.createAPIResponse().ref("SameVersion"));
        }
    }

    /**
     * The generator knows what is answered, and takes it for a 200 that it calls OK. The texts name the statuses by which it
     * comes, and 2XX where they mean the 200.
     */
    private void answerByTheStatusesNamed() {
        APIResponses responses = operation.getResponses();
        APIResponse generated = responses.getAPIResponse(OK);
        APIResponse described = responses.getAPIResponse(OK_IN_TEXTS);
        Content answer = generated.getContent();
        if (described != null) {
            responses.removeAPIResponse(OK_IN_TEXTS);
            generated.description(described.getDescription());
            if (described.getContent() != null) {
                described.getContent().getMediaTypes().forEach(answer::addMediaType);
            }
        } else if (responses.getAPIResponses().keySet().stream().anyMatch(SUCCESS.and(not(OK::equals)))) {
            responses.removeAPIResponse(OK);
        }
        responses.getAPIResponses().forEach((status, response) -> {
            if (SUCCESS.test(status)) {
                response.setContent(copyOf(answer));
            }
        });
    }

    /** With examples of its own: what comes by another status is told by other examples. */
    private static Content copyOf(Content answer) {
        Content copy = OASFactory.createContent();
        answer.getMediaTypes()
                .forEach((type, body) ->
                        copy.addMediaType(type, OASFactory.createMediaType().schema(body.getSchema())));
        return copy;
    }

    private void sayWhoMay() {
        if (rule.open()) {
            operation.setSecurity(List.of());
        } else {
            operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme("bearer")));
            if (!rule.scopes().isEmpty()) {
                operation.addExtension("x-required-scopes", rule.scopes());
            }
        }
    }

    private Set<Integer> failures() {
        // 403 is also for pages of origins that may not call, token or not.
        Set<Integer> failures = new TreeSet<>(Set.of(400, 403, 406, 429, 503));
        if (!rule.open()) {
            failures.add(401);
        }
        if (path.contains("{")) {
            failures.add(404);
        }
        if (operation.getRequestBody() != null) {
            failures.addAll(Set.of(413, 415));
            if (!BEYOND_RULES.contains(String.valueOf(requestSchema()))) {
                failures.add(422);
            }
        }
        if (changesSomething()) {
            // 415 is also for a Content-Type that is none, with a body or without.
            failures.addAll(Set.of(409, 415));
        }
        if (isIdempotent()) {
            failures.add(422);
        }
        if (parameter("plan") != null) {
            // What is free for a session is answered only if the session can be booked.
            failures.addAll(Set.of(404, 409, 422));
        }
        Parameter ifMatch = parameter("If-Match");
        if (ifMatch != null) {
            failures.add(412);
            if (Boolean.TRUE.equals(ifMatch.getRequired())) {
                failures.add(428);
            }
        }
        operation.getResponses().getAPIResponses().keySet().stream()
                .filter(status -> status.startsWith("4"))
                .map(Integer::valueOf)
                .forEach(failures::add);
        return failures;
    }

    private boolean changesSomething() {
        return method != HttpMethod.GET && !path.endsWith("/_search") && !path.equals(PREVIEWS);
    }

    /** Every POST that stores takes a key; a test holds the code to it. */
    private boolean isIdempotent() {
        return method == HttpMethod.POST && changesSomething();
    }

    private boolean isVersioned() {
        return path.startsWith(PLANS)
                || path.startsWith(FEE_SCHEDULES)
                || path.startsWith(CALENDARS)
                || path.equals(CLINIC);
    }

    private void describeSuccess(String status, APIResponse success) {
        if (success.getDescription() == null || success.getDescription().equals("OK")) {
            success.setDescription("The answer.");
        }
        success.addHeader("X-Request-Id", header("RequestId"));
        if (!rule.open()) {
            success.addHeader("RateLimit", header("RateLimit"));
        }
        success.addHeader("Cache-Control", header(has("If-None-Match") ? "Revalidate" : "NoStore"));
        if (has("If-None-Match")) {
            success.addHeader(ETAG, header("ContentETag"));
        } else if (isVersioned() && !String.valueOf(schemaOf(success)).endsWith("Page")) {
            success.addHeader(ETAG, header("ETag"));
        }
        if (status.equals("201")) {
            success.addHeader("Location", header("Location"));
        }
        if (isIdempotent()) {
            success.addHeader("Idempotent-Replayed", header("IdempotentReplayed"));
        }
        if (has("cursor")) {
            success.addHeader("Link", header("Link"));
        }
        if (success.getContent() != null) {
            MediaType json = success.getContent().getMediaType("application/json");
            examples.addAllTo(json, "responses", status);
        }
    }

    private void shareParameters() {
        List<Parameter> parameters = operation.getParameters() == null ? List.of() : operation.getParameters();
        operation.setParameters(parameters.stream().map(this::shared).toList());
        if (isIdempotent()) {
            operation.addParameter(OASFactory.createParameter().ref("IdempotencyKey"));
        }
        if (AnswerLanguage.isChosenAt(path)) {
            operation.addParameter(OASFactory.createParameter().ref("AcceptLanguage"));
        }
        operation.addParameter(OASFactory.createParameter().ref("RequestId"));
    }

    /** @throws IllegalStateException for an annotation with a ref, since that takes the place of one of its neighbours */
    private Parameter shared(Parameter parameter) {
        if (parameter.getRef() != null) {
            throw new IllegalStateException(operation.getOperationId() + " refers to a parameter; name it instead");
        }
        String name = SHARED_PARAMETERS.get(parameter.getIn() + " " + parameter.getName());
        if (parameter.getName().equals("id") && path.startsWith(PLANS)) {
            name = "planId";
        } else if (parameter.getName().equals("If-Match")) {
            name = Boolean.TRUE.equals(parameter.getRequired()) ? "IfMatchRequired" : "IfMatch";
        }
        return name == null ? parameter : OASFactory.createParameter().ref(name);
    }

    private boolean has(String parameter) {
        return parameter(parameter) != null;
    }

    private @Nullable Parameter parameter(String name) {
        return operation.getParameters() == null
                ? null
                : operation.getParameters().stream()
                        .filter(parameter -> name.equals(parameter.getName()))
                        .findFirst()
                        .orElse(null);
    }

    private @Nullable String requestSchema() {
        return operation.getRequestBody().getContent().getMediaTypes().values().stream()
                .map(body -> Schemas.nameOf(body.getSchema()))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String schemaOf(APIResponse response) {
        return response.getContent() == null
                ? null
                : response.getContent().getMediaTypes().values().stream()
                        .flatMap(body -> Stream.ofNullable(Schemas.nameOf(body.getSchema())))
                        .findFirst()
                        .orElse(null);
    }

    private static Header header(String name) {
        return OASFactory.createHeader().ref(name);
    }
}
