package org.prolotherapy.treatment.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "A member that an amendment changed.")
public record FieldChange(
        @Schema(description = "The member.", examples = "volumeMl", required = true)
        String field,

        @Schema(description = "Its value before; absent if it had none.", implementation = Object.class) @Nullable
        JsonNode before,

        @Schema(description = "Its value after; absent if it has none.", implementation = Object.class) @Nullable
        JsonNode after) {

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
}
