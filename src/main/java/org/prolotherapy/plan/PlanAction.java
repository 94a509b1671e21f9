package org.prolotherapy.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can be done to a plan, and in which states. */
public enum PlanAction {
    HOLD,
    RESUME,
    COMPLETE,
    CANCEL;

    boolean isAllowedIn(PlanStatus status) {
        return switch (this) {
            case HOLD -> status == PlanStatus.ACTIVE;
            case RESUME -> status == PlanStatus.ON_HOLD;
            case COMPLETE -> status == PlanStatus.ACTIVE || status == PlanStatus.ON_HOLD;
            case CANCEL -> status.isOpen();
        };
    }

    /** As callers know it: {@code hold}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> allowedIn(PlanStatus status) {
        return Arrays.stream(values())
                .filter(action -> action.isAllowedIn(status))
                .map(PlanAction::code)
                .toList();
    }
}
