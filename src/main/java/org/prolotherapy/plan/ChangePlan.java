package org.prolotherapy.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.feed.Feed;
import org.prolotherapy.feed.Happening;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.plan.PlanEvent.PlanCreated;
import org.prolotherapy.plan.PlanEvent.SessionAmended;
import org.prolotherapy.platform.TimeOrderedIds;
import org.prolotherapy.platform.persistence.ExpectedVersion;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.safety.SafetyReview;
import org.prolotherapy.schedule.ClinicCalendar;
import org.prolotherapy.schedule.Schedule;

/**
 * The one way to make and to change a plan. Each change locks the plan, checks its version, acts, holds the plan if a hard
 * rule speaks against it now, derives the schedule again from all that has happened, and writes the revision that says what
 * was changed; then observers are told, and those who follow the feed.
 */
@ApplicationScoped
public class ChangePlan {

    private final TreatmentPlans plans;
    private final Clinic clinic;
    private final Knowledge knowledge;
    private final TimeOrderedIds ids;
    private final Event<PlanEvent> events;
    private final Feed feed;

    ChangePlan(
            TreatmentPlans plans,
            Clinic clinic,
            Knowledge knowledge,
            TimeOrderedIds ids,
            Event<PlanEvent> events,
            Feed feed) {
        this.plans = plans;
        this.clinic = clinic;
        this.knowledge = knowledge;
        this.ids = ids;
        this.events = events;
        this.feed = feed;
    }

    /** What is done to a plan while nobody else can change it. */
    @FunctionalInterface
    public interface Act<T> {
        T on(TreatmentPlan plan, Now now);
    }

    /** An act of which nobody needs a result. */
    @FunctionalInterface
    public interface Deed {
        void on(TreatmentPlan plan, Now now);
    }

    /** The schedule of a plan that is to be made, by the clinic's calendar, or a refusal for what safety says or for others. */
    @FunctionalInterface
    public interface Scheduling {
        Schedule of(SafetyReview review, ClinicCalendar calendar);
    }

    /**
     * Makes a plan. What allergic reactions under other plans of the patient are suspected to come from is among the allergies
     * of its screening.
     *
     * @param beside what is made and written together with the plan
     * @throws Problem {@code forbidden} if the caller is restricted to another patient, {@code external-id-taken} if another
     *     plan has the external id
     */
    public <T> ChangedPlan<T> create(NewPlan asked, Scheduling scheduling, Act<T> beside) {
        plans.requireAllowed(asked.patient());
        clinic.lockForReading();
        Now now = now(clinic.calendar());
        NewPlan wanted =
                asked.screening() == null ? asked : asked.withAllergies(plans.suspectedOf(asked.patient(), null));
        SafetyReview review = SafetyReview.of(wanted.safetyCase(knowledge), knowledge);
        TreatmentPlan plan = TreatmentPlan.create(wanted, scheduling.of(review, now.calendar()), review, now);
        plans.add(plan);
        List<PlanEvent> created = List.of(new PlanCreated(plan.id()));
        T result = beside.on(plan, now);
        plans.flush(List.of(plan));
        tell(Map.of(plan, created));
        return new ChangedPlan<>(plan, result, false, created);
    }

    /**
     * Changes a plan.
     *
     * @param expected the version that the plan must have
     * @param revision what is done and why
     * @throws Problem {@code not-found} if there is no plan with this id that the caller may know of; what
     *     {@code expected} and the deed refuse; {@code external-id-taken}, {@code slot-taken} and
     *     {@code patient-double-booked} if another was faster
     */
    public ChangedPlan<TreatmentPlan> change(UUID id, ExpectedVersion expected, Revision revision, Deed deed) {
        return addOnce(id, plan -> Optional.empty(), expected, revision, (plan, now) -> {
            deed.on(plan, now);
            return plan;
        });
    }

    /** Adds something to a plan, whatever its version is; otherwise like {@link #change}. */
    public <T> ChangedPlan<T> add(UUID id, Revision revision, Act<T> act) {
        return addOnce(id, plan -> Optional.empty(), ExpectedVersion.ANY, revision, act);
    }

    /**
     * Adds something to a plan, unless it was added before: then nothing is checked and nothing changed.
     *
     * @param before what was added, if it was; asked once nobody else can change the plan
     */
    public <T> ChangedPlan<T> addOnce(
            UUID id,
            Function<TreatmentPlan, Optional<T>> before,
            ExpectedVersion expected,
            Revision revision,
            Act<T> act) {
        TreatmentPlan plan = plans.forChange(id);
        Optional<T> added = before.apply(plan);
        if (added.isPresent()) {
            return new ChangedPlan<>(plan, added.get(), true, List.of());
        }
        expected.check(plan.version());
        Before state = Before.of(plan);
        Now now = now(clinic.calendar());
        T result = act.on(plan, now);
        plan.settle(now);
        return new ChangedPlan<>(
                plan, result, false, write(List.of(state), revision, now).getOrDefault(plan, List.of()));
    }

    /**
     * Lets the other open plans of the patient know what an allergic reaction is suspected to come from; a plan that this speaks
     * against goes on hold. The clinic is locked ({@link Clinic#lock()}), so that no plan is made or changed meanwhile.
     */
    public void spread(String suspected, TreatmentPlan from, Revision revision) {
        Now now = now(clinic.calendar());
        List<Before> changed = new ArrayList<>();
        for (TreatmentPlan plan : plans.othersForChange(from)) {
            Before before = Before.of(plan);
            if (plan.learntOf(suspected, now)) {
                plan.settle(now);
                changed.add(before);
            }
        }
        write(changed, revision, now);
    }

    /** Derives the schedules of all active plans again from another calendar of the clinic. Those that it moves are given back. */
    List<ChangedPlan<TreatmentPlan>> followCalendar(ClinicCalendar calendar, Revision revision) {
        Now now = now(calendar);
        List<Before> moved = new ArrayList<>();
        for (TreatmentPlan plan : plans.activeForChange()) {
            Before before = Before.of(plan);
            plan.rederiveSchedule(now);
            if (!before.values().equals(PlanSnapshot.of(plan))) {
                moved.add(before);
            }
        }
        return write(moved, revision, now).entrySet().stream()
                .map(each -> new ChangedPlan<>(each.getKey(), each.getKey(), false, each.getValue()))
                .toList();
    }

    /** A plan before it is changed: its values for the revision, its state for the events. */
    private record Before(TreatmentPlan plan, PlanSnapshot values, PlanState state) {

        static Before of(TreatmentPlan plan) {
            return new Before(plan, PlanSnapshot.of(plan), PlanState.of(plan));
        }
    }

    /**
     * Writes plans that were changed, what was changed in each, and tells it. Rows of many plans are written together, since
     * each time that something is written everything that was read is looked through for changes.
     *
     * @return what happened, by plan
     */
    private Map<TreatmentPlan, List<PlanEvent>> write(List<Before> changed, Revision revision, Now now) {
        changed.forEach(before -> before.plan().touch(now.instant()));
        plans.flush(changed.stream().map(Before::plan).toList());
        Map<TreatmentPlan, List<PlanEvent>> happened = new LinkedHashMap<>();
        for (Before before : changed) {
            TreatmentPlan plan = before.plan();
            List<Change> changes = new ArrayList<>(before.values().changesTo(PlanSnapshot.of(plan)));
            changes.addAll(plan.noted().changes());
            plans.add(plan, revision, changes);
            happened.put(plan, eventsSince(before.state(), plan));
        }
        tell(happened);
        return happened;
    }

    private static List<PlanEvent> eventsSince(PlanState before, TreatmentPlan plan) {
        List<PlanEvent> events = new ArrayList<>(before.eventsTo(PlanState.of(plan)));
        plan.noted().changes().stream()
                .flatMap(change -> Stream.ofNullable(change.session()))
                .distinct()
                .forEach(session -> events.add(new SessionAmended(plan.id(), session)));
        events.addAll(plan.noted().events());
        return events;
    }

    private void tell(Map<TreatmentPlan, List<PlanEvent>> happened) {
        List<Happening> told = new ArrayList<>();
        happened.forEach((plan, ofPlan) -> ofPlan.forEach(event -> {
            events.fire(event);
            told.add(event.inVersion(plan.version()));
        }));
        feed.publish(told);
    }

    private Now now(ClinicCalendar calendar) {
        return new Now(clinic.now(), calendar, knowledge, ids);
    }
}
