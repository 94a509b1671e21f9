package org.prolotherapy.api.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/** The members of the records that stand behind the schemas: what may be absent is {@link Nullable} in the code. */
final class Members {

    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName SCHEMA = DotName.createSimple(Schema.class);
    private static final DotName JSON_PROPERTY = DotName.createSimple(JsonProperty.class);
    /** The problem document is written down by hand, since it leaves out what is empty. */
    private static final String PROBLEMS = "org.prolotherapy.platform.problem";

    private static final String OURS = "org.prolotherapy";

    /** Two records may have one simple name, of which one is shown: they are told apart by their members. */
    private final Map<String, List<Map<String, Boolean>>> bySchema = new HashMap<>();

    Members(IndexView code) {
        code.getKnownClasses().stream()
                .filter(each -> each.isRecord() && each.name().toString().startsWith(OURS))
                .filter(each -> !each.name().toString().startsWith(PROBLEMS))
                .forEach(each -> bySchema.computeIfAbsent(schemaOf(each), name -> new ArrayList<>())
                        .add(nullness(each)));
    }

    /** For each member, in the order of the record, whether it may be null; null if no record has these members. */
    @Nullable
    Map<String, Boolean> of(String schema, Set<String> properties) {
        return bySchema.getOrDefault(schema, List.of()).stream()
                .filter(members -> members.keySet().equals(properties))
                .findFirst()
                .orElse(null);
    }

    /** The name of the schema that is made of a class. */
    static String schemaOf(ClassInfo type) {
        AnnotationInstance schema = type.declaredAnnotation(SCHEMA);
        return schema == null || schema.value("name") == null
                ? type.simpleName()
                : schema.value("name").asString();
    }

    private static Map<String, Boolean> nullness(ClassInfo type) {
        Map<String, Boolean> members = new LinkedHashMap<>();
        for (RecordComponentInfo component : type.recordComponents()) {
            AnnotationInstance json = type.field(component.name()).annotation(JSON_PROPERTY);
            members.put(
                    json == null ? component.name() : json.value().asString(),
                    component.type().hasAnnotation(NULLABLE));
        }
        return members;
    }
}
