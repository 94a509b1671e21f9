package org.prolotherapy.plan;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import org.prolotherapy.plan.PlanEvent.PlanCreated;
import org.prolotherapy.plan.PlanEvent.PlanHeld;
import org.prolotherapy.plan.PlanEvent.SessionPerformed;

/** Counts what has become of plans, for all clinics together. What is rolled back does not count. */
@ApplicationScoped
public class PlanCounters {

    private final Counter created;
    private final Counter performed;
    private final Counter held;

    PlanCounters(MeterRegistry metrics) {
        created = Counter.builder("prolotherapy.plans.created")
                .description("Plans that were created")
                .register(metrics);
        performed = Counter.builder("prolotherapy.sessions.performed")
                .description("Sessions that were recorded as performed")
                .register(metrics);
        held = Counter.builder("prolotherapy.safety.holds")
                .description("Times that a safety rule put a plan on hold")
                .register(metrics);
    }

    /** At the start, so that each is there, with 0, before anything is counted. */
    void start(@Observes StartupEvent start) {}

    void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) PlanEvent event) {
        if (event instanceof PlanCreated) {
            created.increment();
        } else if (event instanceof SessionPerformed) {
            performed.increment();
        } else if (event instanceof PlanHeld hold && hold.cause() == HoldCause.SAFETY) {
            held.increment();
        }
    }
}
