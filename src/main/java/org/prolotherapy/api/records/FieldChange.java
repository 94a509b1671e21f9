package org.prolotherapy.api.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.plan.Change;

public record FieldChange(
        String field,

        @Schema(implementation = Object.class) @Nullable JsonNode before,

        @Schema(implementation = Object.class) @Nullable JsonNode after) {

    /** The members in which two values differ, as a caller sees them. */
    static List<FieldChange> between(Object before, Object after, ObjectMapper mapper) {
        JsonNode old = mapper.valueToTree(before);
        JsonNode corrected = mapper.valueToTree(after);
        Set<String> fields = new TreeSet<>();
        old.fieldNames().forEachRemaining(fields::add);
        corrected.fieldNames().forEachRemaining(fields::add);
        List<FieldChange> changes = new ArrayList<>();
        for (String field : fields) {
            if (!Objects.equals(old.get(field), corrected.get(field))) {
                changes.add(new FieldChange(field, old.get(field), corrected.get(field)));
            }
        }
        return changes;
    }

    /** The same as a part of a plan's revision; the reason and whether it voids are not values of what was recorded. */
    static List<Change> inRevision(List<FieldChange> changes, int session, String of) {
        return changes.stream()
                .filter(change -> !Set.of("reason", "void").contains(change.field))
                .map(change -> new Change(session, of + "/" + change.field, text(change.before), text(change.after)))
                .toList();
    }

    private static @Nullable String text(@Nullable JsonNode value) {
        return value == null || value.isNull() ? null : value.isTextual() ? value.textValue() : value.toString();
    }
}
