package org.prolotherapy.api.reference;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Gap;
import org.prolotherapy.knowledge.ProtocolPhase;

@Schema(name = "ProtocolPhase")
record PhaseView(
        String name,

        Trigger trigger,

        Count sessions,

        List<GapView> gapsDays,

        @Nullable GapView firstAfterDays) {

    @Schema(name = "PhaseTrigger")
    enum Trigger {
        SCHEDULED,
        AS_NEEDED
    }

    @Schema(name = "PhaseSessions")
    record Count(int min, @JsonProperty("default") @Nullable Integer usual, int max) {}

    @Schema(name = "Gap")
    record GapView(int min, @Nullable Integer target, int max) {

        static GapView of(Gap gap) {
            return new GapView(gap.min(), gap.target(), gap.max());
        }
    }

    /** @param phases the first is scheduled */
    static List<PhaseView> of(List<ProtocolPhase> phases) {
        return phases.stream()
                .map(phase -> of(phase, phase.equals(phases.get(0)) ? Trigger.SCHEDULED : Trigger.AS_NEEDED))
                .toList();
    }

    private static PhaseView of(ProtocolPhase phase, Trigger trigger) {
        return new PhaseView(
                phase.name(),
                trigger,
                new Count(
                        phase.sessions().min(),
                        phase.sessions().usual(),
                        phase.sessions().max()),
                phase.gapsDays().stream().map(GapView::of).toList(),
                phase.firstAfterDays() == null ? null : GapView.of(phase.firstAfterDays()));
    }
}
