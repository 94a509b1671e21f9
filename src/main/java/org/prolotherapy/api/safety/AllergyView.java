package org.prolotherapy.api.safety;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.prolotherapy.knowledge.Substance;
import org.prolotherapy.safety.Allergies.Allergy;

@Schema(name = "Allergy")
public record AllergyView(String allergy, List<String> means, boolean understood) {

    static AllergyView of(Allergy allergy) {
        return new AllergyView(
                allergy.words(), allergy.means().stream().map(Substance::code).toList(), allergy.isUnderstood());
    }
}
