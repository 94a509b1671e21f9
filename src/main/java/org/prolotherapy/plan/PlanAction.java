package org.prolotherapy.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can be done to a plan, and in which states. */
public enum PlanAction {
    HOLD,
    RESUME,
    COMPLETE,
    CANCEL,
    /** Moving the start, which schedules the course anew. */
    CHANGE_START;

    boolean isAllowedIn(PlanStatus status) {
        return switch (this) {
            case HOLD -> status == PlanStatus.ACTIVE;
            case RESUME -> status == PlanStatus.ON_HOLD;
            case COMPLETE -> status == PlanStatus.ACTIVE || status == PlanStatus.ON_HOLD;
            case CANCEL, CHANGE_START -> status.isOpen();
        };
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
