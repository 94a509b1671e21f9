package org.prolotherapy.api.safety;

import jakarta.inject.Singleton;
import org.prolotherapy.safety.AdverseEvent;
import org.prolotherapy.safety.AdverseEvents;
import org.prolotherapy.sharing.export.ExportType;
import org.prolotherapy.sharing.export.ExportedFacts;
import org.prolotherapy.sharing.export.JsonLines;

/** Adverse events with their reviews, as the API shows them. */
@Singleton
class ExportedAdverseEvents extends ExportedFacts<AdverseEvent> {

    ExportedAdverseEvents(AdverseEvents adverseEvents, AdverseEventViews views, JsonLines lines) {
        super(ExportType.ADVERSE_EVENT, adverseEvents, views::views, lines);
    }
}
