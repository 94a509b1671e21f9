package org.prolotherapy.platform.web;

import io.netty.channel.unix.Errors.NativeIoException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import io.vertx.ext.web.handler.HttpException;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.hibernate.StaleStateException;
import org.hibernate.exception.JDBCConnectionException;
import org.prolotherapy.platform.json.Constraints;
import org.prolotherapy.platform.json.JsonPointers;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;

/** Tells from an exception, and from everything that led to it, which problem the caller has. */
final class Diagnosis {

    /**
     * A PostgreSQL that was restarted takes connections again within seconds, and a pool that was exhausted has drained by
     * then; asking sooner only lengthens the queue.
     */
    private static final int RETRY_AFTER_SECONDS = 5;

    /**
     * Connection exceptions, insufficient resources, shutdown and start, a statement, a lock or a transaction that took
     * too long, and a standby that does not accept changes yet.
     */
    private static final Pattern UNAVAILABLE = Pattern.compile("08...|53...|57P0.|57014|55P03|25P0[34]|25006");

    /** What Agroal says, in words alone, of a pool that is exhausted and of connections that were lost while they were lent. */
    private static final Pattern WITHOUT_CONNECTION = Pattern.compile(
            "(?i)acquisition timeout|^connection is closed|^unable to enlist connection|^exception in association");

    /** Serialization failure and deadlock: the same request, repeated, may well succeed. */
    private static final Pattern REPEATABLE = Pattern.compile("40001|40P01");

    /** An exclusion that another won. */
    private static final Pattern CONCURRENT = Pattern.compile("23P01");

    private Diagnosis() {}

    /**
     * The problem that this exception is to the caller.
     *
     * @param status of the answer that the server below intends, for want of a better one
     * @param conditional whether the request had an {@code If-Match} header
     */
    static Problem of(Throwable failure, int status, boolean conditional) {
        Collection<Throwable> all = everything(failure);
        for (Throwable one : all) {
            if (one instanceof Problem problem) {
                return problem;
            }
        }
        if (isGivenUp(failure)) {
            return new Problem(
                    ProblemType.INVALID_REQUEST, "The connection was closed before the request was complete.");
        }
        if (failure instanceof UnauthorizedException) {
            return Denial.ofAnonymous();
        }
        if (failure instanceof AuthenticationFailedException refused) {
            return Denial.of(refused);
        }
        if (failure instanceof ForbiddenException) {
            return Denial.ofMissingScope();
        }
        if (any(all, one -> one instanceof OptimisticLockException || one instanceof StaleStateException)) {
            return conditional
                    ? new Problem(
                            ProblemType.PRECONDITION_FAILED, "If-Match named a version that has just been replaced.")
                    : concurrentChange();
        }
        if (any(all, one -> hasState(one, REPEATABLE))) {
            return concurrentChange().retryAfter(1);
        }
        if (any(all, one -> hasState(one, CONCURRENT))) {
            return concurrentChange();
        }
        if (any(all, Diagnosis::saysDatabaseIsAway)) {
            return new Problem(ProblemType.DATABASE_UNAVAILABLE, "The database did not answer in time.")
                    .retryAfter(RETRY_AFTER_SECONDS);
        }
        if (failure instanceof RejectedExecutionException) {
            return new Problem(ProblemType.OVERLOADED, "Too many requests are waiting.")
                    .retryAfter(RETRY_AFTER_SECONDS);
        }
        if (failure instanceof ConstraintViolationException invalid && !blamesTheAnswer(invalid)) {
            return invalid(invalid);
        }
        if (failure instanceof WebApplicationException web) {
            return ofStatus(web.getResponse().getStatus());
        }
        if (failure instanceof HttpException http) {
            return ofStatus(http.getStatusCode());
        }
        return ofStatus(status);
    }

    /** Whether the caller has hung up, so that nobody is left to answer, and nothing is wrong with the service. */
    static boolean isGivenUp(Throwable failure) {
        // What is lost of a connection to the database comes wrapped in an SQLException.
        return failure instanceof SocketException
                || failure instanceof ClosedChannelException
                || failure instanceof NativeIoException
                || any(
                        everything(failure),
                        one -> one instanceof HttpClosedException || one instanceof StreamResetException);
    }

    /** The problem that stands for this status when nothing more is known. */
    static Problem ofStatus(int status) {
        return switch (status) {
            case 401 -> Denial.ofAnonymous();
            case 403 -> new Problem(ProblemType.FORBIDDEN, "Nobody may do this.");
            case 404 -> new Problem(ProblemType.NOT_FOUND, "There is nothing at this address.");
            case 405 -> new Problem(ProblemType.METHOD_NOT_ALLOWED, "The address does not have this method.");
            case 406 ->
                new Problem(ProblemType.NOT_ACCEPTABLE, "Nothing that the Accept header names is available here.");
            case 413 -> new Problem(ProblemType.PAYLOAD_TOO_LARGE, "The body is too large.");
            case 414 -> new Problem(ProblemType.URI_TOO_LONG, "The address is too long.");
            case 415 ->
                new Problem(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE, "The body's Content-Type is not one that is read here.");
            case 431 -> new Problem(ProblemType.HEADERS_TOO_LARGE, "The headers are too long.");
            default ->
                status >= 400 && status < 500
                        ? new Problem(ProblemType.INVALID_REQUEST, "The request is not valid HTTP for this address.")
                        : new Problem(ProblemType.INTERNAL_ERROR, "The service failed to answer this request.");
        };
    }

    private static Problem concurrentChange() {
        return new Problem(ProblemType.CONCURRENT_CHANGE, "Another request changed the same at the same time.");
    }

    private static Problem invalid(ConstraintViolationException invalid) {
        List<Violation> violations = invalid.getConstraintViolations().stream()
                .map(Diagnosis::violation)
                .distinct()
                .toList();
        return new Problem(ProblemType.INVALID_REQUEST, "The request violates its description.", violations);
    }

    private static Violation violation(ConstraintViolation<?> violation) {
        Path.Node leaf = null;
        for (Path.Node node : violation.getPropertyPath()) {
            leaf = node;
        }
        return leaf != null && leaf.getKind() == ElementKind.PARAMETER
                ? Violation.of(Violation.In.QUERY, leaf.getName(), Constraints.said(violation))
                : Violation.of(
                        Violation.In.BODY, JsonPointers.of(violation.getPropertyPath()), Constraints.said(violation));
    }

    private static boolean blamesTheAnswer(ConstraintViolationException invalid) {
        return invalid.getConstraintViolations().stream()
                .flatMap(violation ->
                        StreamSupport.stream(violation.getPropertyPath().spliterator(), false))
                .anyMatch(node -> node.getKind() == ElementKind.RETURN_VALUE);
    }

    private static boolean saysDatabaseIsAway(Throwable one) {
        return one instanceof JDBCConnectionException || hasState(one, UNAVAILABLE) || hasNoConnection(one);
    }

    private static boolean hasNoConnection(Throwable one) {
        return one instanceof SQLException
                && one.getMessage() != null
                && WITHOUT_CONNECTION.matcher(one.getMessage()).find();
    }

    private static boolean hasState(Throwable one, Pattern states) {
        return one instanceof SQLException sql
                && sql.getSQLState() != null
                && states.matcher(sql.getSQLState()).matches();
    }

    private static boolean any(Collection<Throwable> all, Predicate<Throwable> test) {
        return all.stream().anyMatch(test);
    }

    /** The exception with its causes, with what was suppressed on the way, and the rest of a batch of SQL errors. */
    private static Collection<Throwable> everything(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> ahead = new ArrayDeque<>(List.of(failure));
        while (!ahead.isEmpty()) {
            Throwable one = ahead.poll();
            if (seen.add(one)) {
                ahead.addAll(List.of(one.getSuppressed()));
                if (one.getCause() != null) {
                    ahead.add(one.getCause());
                }
                if (one instanceof SQLException sql && sql.getNextException() != null) {
                    ahead.add(sql.getNextException());
                }
            }
        }
        return seen;
    }
}
