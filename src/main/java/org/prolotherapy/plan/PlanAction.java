package org.prolotherapy.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can be done to a plan and its sessions, and in which states of the plan. */
public enum PlanAction {
    HOLD,
    RESUME,
    COMPLETE,
    CANCEL,
    REPLAN,
    BOOK,
    RESCHEDULE,
    MISS,
    CANCEL_SESSION,
    EXTEND;

    boolean isAllowedIn(PlanStatus status) {
        return switch (this) {
            case HOLD, BOOK, RESCHEDULE -> status == PlanStatus.ACTIVE;
            case RESUME -> status == PlanStatus.ON_HOLD;
            case COMPLETE, MISS, CANCEL_SESSION -> status == PlanStatus.ACTIVE || status == PlanStatus.ON_HOLD;
            case REPLAN, CANCEL -> status.isOpen();
            // Of a course that is over only what its protocol has as needed.
            case EXTEND -> status == PlanStatus.ACTIVE || status == PlanStatus.COMPLETED;
        };
    }

    /** As callers know it: {@code cancel-session}. */
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
