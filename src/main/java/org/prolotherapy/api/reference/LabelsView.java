package org.prolotherapy.api.reference;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.prolotherapy.platform.Phrases;

/**
 * What people call the constants of one schema of the contract.
 *
 * @param schema its name there
 * @param labels by constant
 */
@Schema(name = "Labels")
public record LabelsView(String schema, Map<String, String> labels) {

    /** Those of every schema, by its name, from the language's file in the class path's folder {@code phrases}. */
    static List<LabelsView> in(Locale language) {
        ResourceBundle labels = Phrases.of("labels", language);
        Map<String, Map<String, String>> bySchema = new TreeMap<>();
        for (String key : labels.keySet()) {
            int end = key.indexOf('.');
            bySchema.computeIfAbsent(key.substring(0, end), schema -> new TreeMap<>())
                    .put(key.substring(end + 1), labels.getString(key));
        }
        return bySchema.entrySet().stream()
                .map(entry -> new LabelsView(entry.getKey(), entry.getValue()))
                .toList();
    }
}
