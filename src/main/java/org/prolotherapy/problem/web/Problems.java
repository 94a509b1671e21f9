package org.prolotherapy.problem.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.prolotherapy.platform.web.RequestId;
import org.prolotherapy.problem.Problem;
import org.prolotherapy.problem.ProblemType;

/**
 * Answers every exception with problem details, whatever the caller accepts: those that leave a resource, those of the
 * framework on the way to it, and those of the server before either.
 */
@ApplicationScoped
public class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);

    private final ObjectMapper json;

    Problems(ObjectMapper json) {
        this.json = json;
    }

    // The framework has mappers of its own for some types; naming a type here goes before them.
    @ServerExceptionMapper({Problem.class, NotFoundException.class, ConstraintViolationException.class, Throwable.class
    })
    Response answer(Throwable failure, RoutingContext exchange) {
        Problem problem = diagnose(failure, -1, exchange);
        Response.ResponseBuilder response = Response.status(problem.type().status())
                .type(ProblemDocument.MEDIA_TYPE)
                .entity(render(problem, exchange));
        problem.retryAfterSeconds().ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, seconds));
        if (problem.type() == ProblemType.METHOD_NOT_ALLOWED) {
            response.header(HttpHeaders.ALLOW, AllowedMethods.ofCurrentRequest());
        }
        return response.build();
    }

    @ServerExceptionMapper
    Response answer(WebApplicationException failure, RoutingContext exchange) {
        boolean isError = failure.getResponse().getStatus() >= 400;
        return isError ? answer((Throwable) failure, exchange) : failure.getResponse();
    }

    void register(@Observes Router router) {
        router.route().order(0).failureHandler(this::answer);
        // What fails while routes are matched reaches no route, not even one for failures.
        router.errorHandler(400, this::answer);
        router.errorHandler(500, this::answer);
    }

    private void answer(RoutingContext exchange) {
        HttpServerResponse response = exchange.response();
        if (response.headWritten()) {
            exchange.next();
            return;
        }
        Throwable failure = exchange.failure();
        int status = exchange.statusCode();
        Problem problem = failure == null ? Diagnosis.ofStatus(status) : diagnose(failure, status, exchange);
        problem.retryAfterSeconds()
                .ifPresent(seconds -> response.putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds)));
        response.setStatusCode(problem.type().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemDocument.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(Buffer.buffer(render(problem, exchange)));
    }

    private static Problem diagnose(Throwable failure, int status, RoutingContext exchange) {
        boolean conditional = exchange.request().getHeader(HttpHeaders.IF_MATCH) != null;
        Problem problem = Diagnosis.of(failure, status, conditional);
        log(problem, failure, RequestId.of(exchange));
        return problem;
    }

    private static void log(Problem problem, Throwable failure, String requestId) {
        if (problem.type() == ProblemType.INTERNAL_ERROR) {
            LOG.errorf(Redacted.of(failure), "Request %s failed", requestId);
        } else if (problem.type().status() >= 500) {
            LOG.warnf("Request %s was refused: %s", requestId, problem.type().code());
        }
    }

    private byte[] render(Problem problem, RoutingContext exchange) {
        try {
            return json.writeValueAsBytes(ProblemDocument.of(
                    problem, String.valueOf(exchange.request().path()), RequestId.of(exchange)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
