package org.prolotherapy.treatment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentSession;
import org.prolotherapy.problem.Problem;
import org.prolotherapy.problem.ProblemType;

/** All session records. */
@ApplicationScoped
public class SessionRecords implements PanacheRepositoryBase<SessionRecord, UUID> {

    /**
     * The record that says what was performed in a session.
     *
     * @throws Problem {@code not-recorded} if there is none, or it was voided
     */
    public SessionRecord of(TreatmentSession session) {
        return session.recordId()
                .map(this::findById)
                .orElseThrow(
                        () -> new Problem(ProblemType.NOT_RECORDED, "Session " + session.number() + " has no record."));
    }

    /** Every record ever made of a session, the voided ones too, oldest first. */
    public List<SessionRecord> allOf(TreatmentPlan plan, int number) {
        return list("planId = ?1 and sessionNumber = ?2 order by id", plan.id(), number);
    }
}
