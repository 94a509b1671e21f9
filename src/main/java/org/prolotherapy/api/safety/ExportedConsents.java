package org.prolotherapy.api.safety;

import jakarta.inject.Singleton;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.safety.Consent;
import org.prolotherapy.safety.Consents;
import org.prolotherapy.sharing.export.ExportType;
import org.prolotherapy.sharing.export.ExportedFacts;
import org.prolotherapy.sharing.export.JsonLines;

/** Consents, as the API shows them. */
@Singleton
class ExportedConsents extends ExportedFacts<Consent> {

    ExportedConsents(Consents consents, Clinic clinic, JsonLines lines) {
        super(
                ExportType.CONSENT,
                consents,
                all -> all.stream()
                        .map(consent -> ConsentView.of(consent, clinic::localTime))
                        .toList(),
                lines);
    }
}
