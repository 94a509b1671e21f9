package org.prolotherapy.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
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
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Sentence;

/**
 * Answers every exception with problem details, whatever the caller accepts: those that leave a resource, those of the
 * framework on the way to it, and those of the server before either.
 */
@ApplicationScoped
public class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);

    private final ObjectMapper json;
    private final RateLimits limits;
    private final SecurityHeaders securityHeaders;
    private final Routes routes;
    private final List<ProblemFormat> formats;

    Problems(
            ObjectMapper json,
            RateLimits limits,
            SecurityHeaders securityHeaders,
            Routes routes,
            @All List<ProblemFormat> formats) {
        this.json = json;
        this.limits = limits;
        this.securityHeaders = securityHeaders;
        this.routes = routes;
        this.formats =
                Stream.concat(formats.stream(), Stream.of(new Documents())).toList();
    }

    /** The answer to a request that failed like this. */
    // The framework has mappers of its own for some types; naming a type here goes before them.
    @ServerExceptionMapper({
        Problem.class,
        NotFoundException.class,
        ConstraintViolationException.class,
        UnauthorizedException.class,
        AuthenticationFailedException.class,
        ForbiddenException.class,
        Throwable.class
    })
    public Response answer(Throwable failure, RoutingContext exchange) {
        Problem problem = tellFormats(diagnose(failure, 500, exchange)).complete();
        ProblemFormat format = formatOf(exchange);
        Response.ResponseBuilder response = Response.status(problem.type().status())
                .type(format.mediaType())
                .entity(write(problem, format, exchange, AnswerLanguage.toSpeak()));
        problem.retryAfterSeconds().ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, seconds));
        problem.location().ifPresent(path -> response.header(HttpHeaders.LOCATION, path));
        if (problem.type() == ProblemType.METHOD_NOT_ALLOWED) {
            response.header(HttpHeaders.ALLOW, String.join(", ", here().methods()));
        }
        List<String> read = problem.type() == ProblemType.UNSUPPORTED_MEDIA_TYPE ? readHere() : List.of();
        if (!read.isEmpty()) {
            response.header(RoutedMethods.headerForFormats(method()), String.join(", ", read));
        }
        String challenge = Denial.challengeFor(problem, failure);
        if (challenge != null) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, challenge);
        }
        return response.build();
    }

    @ServerExceptionMapper
    Response answer(WebApplicationException failure, RoutingContext exchange) {
        boolean isError = failure.getResponse().getStatus() >= 400;
        return isError ? answer((Throwable) failure, exchange) : failure.getResponse();
    }

    /** Says what would be taken of a body, or could be had of an answer, that is in the wrong format. */
    private Problem tellFormats(Problem problem) {
        List<String> read = problem.type() == ProblemType.UNSUPPORTED_MEDIA_TYPE ? readHere() : List.of();
        if (!read.isEmpty()) {
            return new Problem(
                    problem.type(),
                    problem.sentence()
                            .then(Sentence.of("Send {formats}, in UTF-8 and not compressed.", Sentence.oneOf(read))));
        }
        List<String> written = problem.type() == ProblemType.NOT_ACCEPTABLE ? here().writes(method()) : List.of();
        return written.isEmpty()
                ? problem
                : new Problem(
                        problem.type(),
                        problem.sentence().then(Sentence.of("It can be had as {formats}.", Sentence.oneOf(written))));
    }

    private Routes.At here() {
        return routes.at(CurrentRequestManager.get());
    }

    private List<String> readHere() {
        return here().reads(method());
    }

    private static String method() {
        return CurrentRequestManager.get().getMethod();
    }

    void register(@Observes Router router) {
        router.route().order(0).failureHandler(exchange -> answer(exchange.statusCode(), exchange));
        // What fails while routes are matched reaches no route, not even one for failures.
        router.errorHandler(400, exchange -> answer(400, exchange));
        router.errorHandler(500, exchange -> answer(500, exchange));
    }

    private void answer(int status, RoutingContext exchange) {
        HttpServerResponse response = exchange.response();
        if (response.closed() || (exchange.failure() != null && Diagnosis.isGivenUp(exchange.failure()))) {
            sayGivenUp(exchange);
            return;
        }
        if (response.headWritten()) {
            exchange.next();
            return;
        }
        Problem problem = diagnose(exchange.failure(), status, exchange);
        securityHeaders.addTo(exchange);
        problem.retryAfterSeconds()
                .ifPresent(seconds -> response.putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds)));
        ProblemFormat format = formatOf(exchange);
        Locale language = LanguageHeaders.addTo(exchange);
        response.setStatusCode(problem.type().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, format.mediaType())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(Buffer.buffer(write(problem, format, exchange, language)));
    }

    private Problem diagnose(@Nullable Throwable failure, int status, RoutingContext exchange) {
        boolean conditional = exchange.request().getHeader(HttpHeaders.IF_MATCH) != null;
        Problem problem = failure == null ? Diagnosis.ofStatus(status) : Diagnosis.of(failure, status, conditional);
        if (failure != null && Diagnosis.isGivenUp(failure)) {
            sayGivenUp(exchange);
        } else {
            log(problem, failure, RequestId.of(exchange));
        }
        return limited(problem, exchange);
    }

    /** Nobody is left to answer, and nothing is wrong with the service. */
    private static void sayGivenUp(RoutingContext exchange) {
        LOG.debugf("Request %s was given up by its caller", RequestId.of(exchange));
    }

    /** Errors of callers whom no token has made known are counted, so that they come to an end. */
    private Problem limited(Problem problem, RoutingContext exchange) {
        return problem.type().status() < 500 ? limits.countAddressOf(exchange).orElse(problem) : problem;
    }

    private static void log(Problem problem, @Nullable Throwable failure, String requestId) {
        if (problem.type() == ProblemType.INTERNAL_ERROR) {
            LOG.errorf(failure == null ? null : Redacted.of(failure), "Request %s failed", requestId);
        } else if (problem.type().status() >= 500) {
            LOG.warnf("Request %s was refused: %s", requestId, problem.type().code());
        }
    }

    private ProblemFormat formatOf(RoutingContext exchange) {
        String path = String.valueOf(exchange.request().path());
        return formats.stream()
                .filter(format -> format.isSpokenAt(path))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] write(Problem problem, ProblemFormat format, RoutingContext exchange, Locale language) {
        return format.write(problem, String.valueOf(exchange.request().path()), RequestId.of(exchange), language);
    }

    /** What is spoken where nothing else is: problem documents. */
    private final class Documents implements ProblemFormat {

        @Override
        public boolean isSpokenAt(String path) {
            return true;
        }

        @Override
        public String mediaType() {
            return ProblemDocument.MEDIA_TYPE;
        }

        @Override
        public byte[] write(Problem problem, String path, String requestId, Locale language) {
            try {
                return json.writeValueAsBytes(ProblemDocument.of(problem, path, requestId, Translation.into(language)));
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
