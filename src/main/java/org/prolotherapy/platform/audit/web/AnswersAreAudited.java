package org.prolotherapy.platform.audit.web;

import io.quarkus.arc.All;
import io.quarkus.runtime.BlockingOperationControl;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.audit.Audit;
import org.prolotherapy.platform.audit.AuditEvent;
import org.prolotherapy.platform.audit.AuditTrail;
import org.prolotherapy.platform.audit.AuditedOperation;
import org.prolotherapy.platform.security.Caller;
import org.prolotherapy.platform.web.RequestId;
import org.prolotherapy.problem.Problem;

/** Sees every answer of an audited operation, errors included, and keeps its event unless the change has. */
@ApplicationScoped
public class AnswersAreAudited {

    private static final int FIRST_ERROR = 400;
    private static final int UNAUTHORIZED = 401;

    private final Audit audit;
    private final AuditTrail trail;
    private final CurrentIdentityAssociation identity;
    private final CurrentVertxRequest request;
    private final List<AddressedResource> addressed;

    AnswersAreAudited(
            Audit audit,
            AuditTrail trail,
            CurrentIdentityAssociation identity,
            CurrentVertxRequest request,
            @All List<AddressedResource> addressed) {
        this.audit = audit;
        this.trail = trail;
        this.identity = identity;
        this.request = request;
        this.addressed = addressed;
    }

    @ServerResponseFilter
    Uni<Void> keepEvent(ContainerResponseContext answer) {
        ResteasyReactiveRequestContext exchange = CurrentRequestManager.get();
        Optional<AuditedOperation> operation = exchange.getTarget() == null
                ? Optional.empty()
                : AuditedOperation.of(exchange.getTarget().getLazyMethod().getMethod());
        if (operation.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        int outcome = answer.getStatus();
        if (outcome < FIRST_ERROR) {
            return keep(event(operation.get(), Caller.of(identity.getIdentity()), outcome));
        }
        if (!trail.isAboutSomething()) {
            addressed.forEach(each -> each.tell(
                    exchange.getUriInfo().getPath(), exchange.getUriInfo().getPathParameters(), trail));
        }
        if (outcome == UNAUTHORIZED) {
            return keep(event(operation.get(), null, outcome));
        }
        // Whether the token is any good may not have been asked yet.
        return identity.getDeferredIdentity()
                .map(AnswersAreAudited::knownCaller)
                .onFailure()
                .recoverWithItem(Optional.empty())
                .chain(caller -> keep(event(operation.get(), caller.orElse(null), outcome)));
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

    private Uni<Void> keep(@Nullable AuditEvent event) {
        if (event == null || audit.keepAtOnce(event)) {
            return Uni.createFrom().voidItem();
        }
        if (BlockingOperationControl.isBlockingAllowed()) {
            audit.keep(event);
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .<Void>item(() -> {
                    audit.keep(event);
                    return null;
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
