package org.prolotherapy.platform.audit;

import io.quarkus.arc.All;
import io.quarkus.runtime.BlockingOperationControl;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.security.Caller;
import org.prolotherapy.platform.web.Problems;
import org.prolotherapy.platform.web.RequestId;

/** Sees every answer of an audited operation, errors included, and keeps its event unless the change has. */
@ApplicationScoped
public class AuditResponseFilter {

    private static final int FIRST_ERROR = 400;
    private static final int UNAUTHORIZED = 401;
    private static final Annotation[] NO_ANNOTATIONS = {};

    private final Audit audit;
    private final AuditTrail trail;
    private final CurrentIdentityAssociation identity;
    private final CurrentVertxRequest request;
    private final List<AddressedResource> addressed;
    private final Problems problems;

    AuditResponseFilter(
            Audit audit,
            AuditTrail trail,
            CurrentIdentityAssociation identity,
            CurrentVertxRequest request,
            @All List<AddressedResource> addressed,
            Problems problems) {
        this.audit = audit;
        this.trail = trail;
        this.identity = identity;
        this.request = request;
        this.addressed = addressed;
        this.problems = problems;
    }

    @ServerResponseFilter
    Uni<Void> keepEvent(ContainerResponseContext answer) {
        @Nullable ResteasyReactiveRequestContext exchange = CurrentRequestManager.get();
        // An Accept that cannot be read is refused before it is known what is asked for.
        Optional<AuditedOperation> operation = Optional.ofNullable(exchange)
                .map(ResteasyReactiveRequestContext::getTarget)
                .map(RuntimeResource::getLazyMethod)
                .flatMap(method -> AuditedOperation.of(method.getMethod()));
        if (exchange == null || operation.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        int outcome = answer.getStatus();
        if (outcome < FIRST_ERROR) {
            return keep(event(operation.get(), Caller.of(identity.getIdentity()), outcome), answer);
        }
        if (!trail.isAboutSomething()) {
            addressed.forEach(each -> each.tell(
                    exchange.getUriInfo().getPath(), exchange.getUriInfo().getPathParameters(), trail));
        }
        if (outcome == UNAUTHORIZED) {
            return keep(event(operation.get(), null, outcome), answer);
        }
        // Whether the token is any good may not have been asked yet.
        return identity.getDeferredIdentity()
                .map(AuditResponseFilter::knownCaller)
                .onFailure()
                .recoverWithItem(Optional.empty())
                .chain(caller -> keep(event(operation.get(), caller.orElse(null), outcome), answer));
    }

    private static Optional<Caller> knownCaller(SecurityIdentity identity) {
        Caller caller = Caller.of(identity);
        try {
            return caller.isKnown() && !caller.tenant().isEmpty() ? Optional.of(caller) : Optional.empty();
        } catch (Problem lacking) {
            return Optional.empty();
        }
    }

    private @Nullable AuditEvent event(AuditedOperation operation, @Nullable Caller caller, int outcome) {
        return audit.eventOf(operation, caller, outcome, RequestId.of(request.getCurrent()));
    }

    private Uni<Void> keep(@Nullable AuditEvent event, ContainerResponseContext answer) {
        if (event == null || audit.keepAtOnce(event)) {
            return Uni.createFrom().voidItem();
        }
        RoutingContext exchange = request.getCurrent();
        if (BlockingOperationControl.isBlockingAllowed()) {
            waitToKeep(event, answer, exchange);
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .<Void>item(() -> {
                    waitToKeep(event, answer, exchange);
                    return null;
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** What cannot be audited is not answered, but with this. */
    private void waitToKeep(AuditEvent event, ContainerResponseContext answer, RoutingContext exchange) {
        try {
            audit.keep(event);
        } catch (Problem cannot) {
            Response instead = problems.answer(cannot, exchange);
            answer.setStatus(instead.getStatus());
            answer.getHeaders().clear();
            answer.getHeaders().putAll(instead.getHeaders());
            answer.setEntity(instead.getEntity(), NO_ANNOTATIONS, instead.getMediaType());
        }
    }
}
