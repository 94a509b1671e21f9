package org.prolotherapy.plan;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What can be done to a plan, and in which states. */
public enum PlanAction {
    HOLD(PlanStatus.ACTIVE),
    RESUME(PlanStatus.ON_HOLD),
    COMPLETE(PlanStatus.ACTIVE, PlanStatus.ON_HOLD),
    CANCEL(PlanStatus.DRAFT, PlanStatus.ACTIVE, PlanStatus.ON_HOLD),
    /** Moving the start, which schedules the course anew. */
    CHANGE_START(PlanStatus.DRAFT, PlanStatus.ACTIVE, PlanStatus.ON_HOLD);

    private final Set<PlanStatus> allowedIn;

    PlanAction(PlanStatus first, PlanStatus... others) {
        this.allowedIn = EnumSet.of(first, others);
    }

    boolean isAllowedIn(PlanStatus status) {
        return allowedIn.contains(status);
    }

    /** As callers know it: {@code change-start}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> allowedIn(PlanStatus status) {
        return Arrays.stream(values())
                .filter(action -> action.isAllowedIn(status))
                .map(PlanAction::code)
                .toList();
    }
}
