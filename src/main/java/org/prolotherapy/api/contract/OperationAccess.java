package org.prolotherapy.api.contract;

import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.prolotherapy.platform.security.Scopes;

/** Who may use which operation, as the annotations of its method or class say. */
final class OperationAccess {

    /**
     * The rule of an operation.
     *
     * @param open whether no token is needed
     * @param scopes of which any one is enough; none if every token is
     */
    record Access(boolean open, List<String> scopes) {}

    private final Map<String, Access> byOperation = new HashMap<>();

    /** @throws IllegalStateException for an operation without exactly one rule */
    OperationAccess(IndexView code) {
        for (AnnotationInstance operation : code.getAnnotations(Operation.class)) {
            AnnotationValue id = operation.value("operationId");
            if (id != null) {
                byOperation.put(id.asString(), of(operation.target().asMethod()));
            }
        }
    }

    Access of(String operationId) {
        return Objects.requireNonNull(byOperation.get(operationId), operationId);
    }

    private static Access of(MethodInfo method) {
        List<Access> rules = new ArrayList<>();
        Stream.concat(method.declaredAnnotations().stream(), method.declaringClass().declaredAnnotations().stream())
                .forEach(annotation -> {
                    String name = annotation.name().toString();
                    if (name.equals(PermitAll.class.getName())) {
                        rules.add(new Access(true, List.of()));
                    } else if (name.equals(Authenticated.class.getName())) {
                        rules.add(new Access(false, List.of()));
                    } else if (name.equals(PermissionsAllowed.class.getName())) {
                        rules.add(new Access(
                                false,
                                Arrays.stream(annotation.value().asStringArray())
                                        .flatMap(permission -> Scopes.enoughFor(permission).stream())
                                        .toList()));
                    }
                });
        if (rules.size() != 1) {
            throw new IllegalStateException(method + " must have exactly one of @PermissionsAllowed, @Authenticated and"
                    + " @PermitAll, and has " + rules.size());
        }
        return rules.get(0);
    }
}
