package org.prolotherapy.api.plans;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.fee.Quotes;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.plan.ChangePlan;
import org.prolotherapy.plan.FindPlans;
import org.prolotherapy.plan.NewPlan;
import org.prolotherapy.plan.PlanSearch;
import org.prolotherapy.plan.Revision;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentPlans;
import org.prolotherapy.platform.json.StrictJson;
import org.prolotherapy.platform.persistence.ExpectedVersion;
import org.prolotherapy.platform.tenancy.CurrentTenant;
import org.prolotherapy.schedule.Schedule;

/**
 * Whether the instance is ready: it is from when it has made, found, read and changed plans that nobody keeps. What is done for the
 * first time takes many times as long as later, and no caller is to wait for it.
 *
 * <p>Once it is ready it stays so: a database that goes, goes for all instances, and a load balancer that knows none any more
 * can tell callers nothing, where each instance says when to come again.
 */
@Readiness
@ApplicationScoped
public class WarmUp implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(WarmUp.class);

    /** All that is done for it is taken back, also if there is a clinic of this name. */
    private static final String CLINIC = "warm-up";

    private static final String JOB = "warm-up";
    private static final int ROUNDS = 10;

    private static final String PLAN = """
            {
              "patient": {"system": "urn:prolotherapy:warm-up", "value": "nobody"},
              "condition": "knee-osteoarthritis",
              "laterality": "LEFT",
              "severity": "MODERATE",
              "startOn": "%s",
              "concentrationPercent": 15,
              "weightKg": 70,
              "screening": {
                "anticoagulants": false,
                "antiInflammatories": false,
                "infectionAtSite": false,
                "allergies": [],
                "examination": {"by": "nobody", "at": "2020-01-01T00:00:00Z"}
              }
            }
            """;

    private final CurrentTenant tenant;
    private final Clinic clinic;
    private final Knowledge knowledge;
    private final ChangePlan changePlan;
    private final Quotes quotes;
    private final TreatmentPlans plans;
    private final FindPlans find;
    private final PlanViews views;
    private final StrictJson reading;
    private final ObjectMapper writing;
    private final Scheduler scheduler;
    private volatile boolean done;
    private boolean warned;

    WarmUp(
            CurrentTenant tenant,
            Clinic clinic,
            Knowledge knowledge,
            ChangePlan changePlan,
            Quotes quotes,
            TreatmentPlans plans,
            FindPlans find,
            PlanViews views,
            StrictJson reading,
            ObjectMapper writing,
            Scheduler scheduler) {
        this.tenant = tenant;
        this.clinic = clinic;
        this.knowledge = knowledge;
        this.changePlan = changePlan;
        this.quotes = quotes;
        this.plans = plans;
        this.find = find;
        this.views = views;
        this.reading = reading;
        this.writing = writing;
        this.scheduler = scheduler;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named(JOB).status(done).build();
    }

    /** Right after the start, and again until it succeeds. */
    @Scheduled(identity = JOB, every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void once() {
        try {
            for (int round = 0; round < ROUNDS; round++) {
                tenant.runAs(CLINIC, this::tryOut);
            }
            done = true;
            scheduler.pause(JOB);
        } catch (RuntimeException failure) {
            LOG.log(
                    warned ? Level.DEBUG : Level.WARN,
                    "Not ready: what the service does most does not work yet",
                    failure);
            warned = true;
        }
    }

    private void tryOut() {
        QuarkusTransaction.begin();
        try {
            useWhatIsUsedMost();
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private void useWhatIsUsedMost() {
        PlanRequest request = (PlanRequest)
                reading.read(PLAN.formatted(clinic.today()).getBytes(StandardCharsets.UTF_8), PlanRequest.class);
        NewPlan wanted = request.toNewPlan(knowledge, clinic::profile);
        TreatmentPlan made = changePlan
                .create(
                        wanted,
                        (review, calendar) -> Schedule.proposedFor(wanted.course(), calendar),
                        (plan, now) -> quotes.quote(plan))
                .plan();
        changePlan.change(
                made.id(), ExpectedVersion.ANY, Revision.of("hold"), (plan, now) -> plan.hold("To warm up.", now));
        write(views.view(plans.forReading(made.id())));
        write(find.by(PlanSearch.ofPatient(wanted.patient(), 2)).stream()
                .map(views::summary)
                .toList());
    }

    private void write(Object view) {
        try {
            writing.writeValueAsBytes(view);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
