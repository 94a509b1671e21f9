package org.prolotherapy.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.prolotherapy.platform.Sha256;
import org.prolotherapy.platform.audit.Audit;
import org.prolotherapy.platform.audit.AuditTrail;
import org.prolotherapy.platform.idempotency.IdempotentRequests.Name;
import org.prolotherapy.platform.json.JsonBodyReader;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.security.Caller;
import org.prolotherapy.platform.security.RestrictedCallers;

/**
 * Answers a request that names itself by an {@code Idempotency-Key} once, and its repetitions with the same answer. The
 * answer is kept in the transaction of what it tells of, so that there is never one without the other. Errors are not
 * kept: what failed may be tried again.
 */
@Idempotent
@Interceptor
@Priority(IdempotencyInterceptor.INSIDE_THE_TRANSACTION)
class IdempotencyInterceptor {

    /** Transactions are begun at {@code PLATFORM_BEFORE + 200}. */
    static final int INSIDE_THE_TRANSACTION = Interceptor.Priority.PLATFORM_BEFORE + 210;

    private final IdempotentRequests requests;
    private final RoutingContext exchange;
    private final Caller caller;
    private final List<RestrictedCallers> restrictions;
    private final Audit audit;
    private final AuditTrail trail;
    private final ObjectMapper json;

    IdempotencyInterceptor(
            IdempotentRequests requests,
            RoutingContext exchange,
            Caller caller,
            @All List<RestrictedCallers> restrictions,
            Audit audit,
            AuditTrail trail,
            ObjectMapper json) {
        this.requests = requests;
        this.exchange = exchange;
        this.caller = caller;
        this.restrictions = restrictions;
        this.audit = audit;
        this.trail = trail;
        this.json = json;
    }

    @AroundInvoke
    Object answer(InvocationContext invocation) throws Exception {
        Optional<IdempotencyKey> key =
                IdempotencyKey.of(exchange.request().headers().getAll(IdempotencyKey.HEADER));
        if (key.isEmpty()) {
            return invocation.proceed();
        }
        Name name = new Name(
                sender(),
                exchange.request().method().name(),
                CanonicalPath.of(CurrentRequestManager.get().getTarget(), invocation),
                key.get().value());
        Optional<IdempotentRequest> answered = requests.claim(name);
        byte[] fingerprint = Sha256.of(JsonBodyReader.bodyOf(exchange));
        if (answered.isPresent()) {
            return repeated(answered.get(), fingerprint);
        }
        return kept(name, fingerprint, (RestResponse<?>) invocation.proceed());
    }

    /** One program may call for many who each see a part, and none may get what was answered to another. */
    private String sender() {
        Stream<String> parts = restrictions.stream().flatMap(each -> each.part().stream());
        return Stream.concat(Stream.of(caller.client()), parts)
                .map(IdempotencyInterceptor::escaped)
                .collect(Collectors.joining("\n"));
    }

    /**
     * A name that can be told from the next one by a line break, since it holds none itself; names without control characters
     * and backslashes stay as they are. PostgreSQL has no NUL and no half of a surrogate pair.
     */
    private static String escaped(String name) {
        StringBuilder escaped = new StringBuilder();
        name.codePoints().forEach(c -> {
            if (c < ' ' || c == '\\' || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
                escaped.append(String.format("\\u%04x", c));
            } else {
                escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    private RestResponse<String> repeated(IdempotentRequest answered, byte[] fingerprint) throws SQLException {
        if (!answered.hasBody(fingerprint)) {
            throw new Problem(
                    ProblemType.IDEMPOTENCY_KEY_REUSED,
                    "A request with this key and another body was answered within the last {hours} hours.",
                    IdempotentRequests.KEPT.toHours());
        }
        if (answered.event() != null) {
            audit.repeats(answered.event());
        }
        return answered.answer().header("Idempotent-Replayed", "true").build();
    }

    /**
     * The answer as it will be sent, because what is kept is to the byte what the first caller read; but for what is shown
     * once.
     */
    private RestResponse<?> kept(Name name, byte[] fingerprint, RestResponse<?> response)
            throws JsonProcessingException, SQLException {
        Object answer = response.getEntity();
        byte[] body = json.writeValueAsBytes(answer instanceof ShownOnce once ? once.kept() : answer);
        var answered = new IdempotentRequest(
                fingerprint,
                response.getStatus(),
                response.getHeaderString(HttpHeaders.LOCATION),
                response.getHeaderString(HttpHeaders.ETAG),
                body,
                trail.event());
        requests.keep(name, answered);
        return answer instanceof ShownOnce ? response : answered.answer().build();
    }
}
