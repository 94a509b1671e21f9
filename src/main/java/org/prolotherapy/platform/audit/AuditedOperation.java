package org.prolotherapy.platform.audit;

import io.quarkus.security.PermissionsAllowed;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * An operation whose use is audited: each that needs a scope, since these are the ones that reach a tenant's data.
 *
 * @param name its id in the contract
 * @param type of resource that its scope names
 * @param changes whether it changes something, as its scope says: one of the letters {@code c}, {@code u} and {@code d}
 */
public record AuditedOperation(String name, String type, boolean changes) {

    private static final Map<Method, Optional<AuditedOperation>> KNOWN = new ConcurrentHashMap<>();

    /** The operation of a resource's method; nothing if it is not one that is audited. */
    public static Optional<AuditedOperation> of(Method method) {
        return KNOWN.computeIfAbsent(method, AuditedOperation::read);
    }

    private static Optional<AuditedOperation> read(Method method) {
        PermissionsAllowed rule = method.getAnnotation(PermissionsAllowed.class);
        Operation operation = method.getAnnotation(Operation.class);
        if (rule == null) {
            return Optional.empty();
        }
        String permission = rule.value()[0];
        int colon = permission.indexOf(':');
        return Optional.of(new AuditedOperation(
                operation == null || operation.operationId().isEmpty() ? method.getName() : operation.operationId(),
                permission.substring(0, colon),
                Arrays.stream(rule.value()).anyMatch(each -> "cud".contains(each.substring(each.indexOf(':') + 1)))));
    }
}
