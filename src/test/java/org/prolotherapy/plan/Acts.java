package org.prolotherapy.plan;

import java.time.Instant;
import java.util.UUID;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.schedule.ClinicCalendar;

/** Acts on plans that no database keeps, for tests of what follows from them. */
public final class Acts {

    private Acts() {}

    /** A moment of a clinic. */
    public static Now at(Instant instant, ClinicCalendar calendar, Knowledge knowledge) {
        return new Now(instant, calendar, knowledge, UUID::randomUUID);
    }

    /** Does something to a plan, with what follows from whatever is done. */
    public static void change(TreatmentPlan plan, Now now, ChangePlan.Deed deed) {
        deed.on(plan, now);
        plan.settle(now);
    }
}
