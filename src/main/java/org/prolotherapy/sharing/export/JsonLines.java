package org.prolotherapy.sharing.export;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.UUID;

/** Writes what the API shows as lines of an export. */
@Singleton
public class JsonLines {

    private final ObjectMapper json;

    JsonLines(ObjectMapper json) {
        this.json = json;
    }

    private record UnderPlan(UUID planId, @JsonUnwrapped Object view) {}

    /** As the API shows it. */
    public String line(Object view) {
        try {
            return json.writeValueAsString(view);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The same with the id of the plan, which the API says in the address. */
    public String line(UUID plan, Object view) {
        return line(new UnderPlan(plan, view));
    }
}
