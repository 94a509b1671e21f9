package org.prolotherapy.plan;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.safety.AdverseEvent;
import org.prolotherapy.safety.AdverseEventKind;
import org.prolotherapy.safety.AdverseEventReport;

/**
 * An adverse event that stops the course, as far as its plan has to remember it: until it is reviewed, and what it was
 * suspected to come from is among the allergies of a screening.
 *
 * @param suspected what an allergic reaction is suspected to come from; null if nothing is, or it is no such reaction
 */
public record StoppingEvent(
        UUID id, AdverseEventKind kind, @Nullable String suspected, boolean reviewed) {

    static StoppingEvent of(AdverseEvent event) {
        AdverseEventReport report = event.report();
        return new StoppingEvent(
                event.id(),
                report.kind(),
                report.kind() == AdverseEventKind.ALLERGIC_REACTION ? report.suspected() : null,
                false);
    }

    StoppingEvent reviewedNow() {
        return new StoppingEvent(id, kind, suspected, true);
    }

    /** Whether there is still a reason to remember it, given the allergies that are known; null if nobody was asked for them. */
    boolean isOpen(@Nullable List<String> allergies) {
        return !reviewed || (suspected != null && allergies == null);
    }
}
