package org.prolotherapy.platform.audit;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.security.Caller;
import org.prolotherapy.platform.web.RequestId;

/**
 * Puts the event of a change into the change's own transaction: both are there, or neither. It is bound to
 * {@code @Transactional} itself, so that no resource has to think of it.
 */
@Interceptor
@Transactional
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 220) // within the transaction, which begins at 200
public class AuditInterceptor {

    private final Audit audit;
    private final Caller caller;
    private final CurrentVertxRequest request;

    AuditInterceptor(Audit audit, Caller caller, CurrentVertxRequest request) {
        this.audit = audit;
        this.caller = caller;
        this.request = request;
    }

    @AroundInvoke
    @Nullable
    Object keepEvent(InvocationContext invocation) throws Exception {
        Object answer = invocation.proceed();
        Optional<AuditedOperation> operation =
                AuditedOperation.of(invocation.getMethod()).filter(AuditedOperation::changes);
        if (operation.isPresent()) {
            audit.keepWithChange(operation.get(), caller, statusOf(answer), RequestId.of(request.getCurrent()));
        }
        return answer;
    }

    private static int statusOf(@Nullable Object answer) {
        if (answer instanceof RestResponse<?> response) {
            return response.getStatus();
        }
        return answer == null ? 204 : 200;
    }
}
