package org.prolotherapy.fhir.resource;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Reference;
import org.prolotherapy.plan.TreatmentPlan;

/** What resources are called, and what is said of each of them. */
final class Ids {

    private Ids() {}

    static String of(TreatmentPlan plan) {
        return plan.id().toString();
    }

    /** Of what there is once for a session: by its number, since its row may come and go. */
    static String of(TreatmentPlan plan, int session) {
        return plan.id() + "-" + session;
    }

    /** Of each area that a plan treats, in their order: the plan's own, and behind it the place of the area, counted from 1. */
    static List<String> ofAreas(TreatmentPlan plan) {
        return IntStream.rangeClosed(1, plan.treated().areas().size())
                .mapToObj(place -> place == 1 ? of(plan) : of(plan, place))
                .toList();
    }

    static Reference reference(String type, String id) {
        return new Reference(type + "/" + id);
    }

    /** Someone or something that is only named. */
    static Reference named(String display) {
        return new Reference().setDisplay(display);
    }

    /** All under a plan share its version, and each has a time of its own. */
    static Meta meta(Chart chart, Instant lastUpdated) {
        return new Meta()
                .setVersionId(Long.toString(chart.plan().version()))
                .setLastUpdatedElement(Dates.instant(lastUpdated, chart.zone()));
    }

    static Meta meta(Chart chart) {
        return meta(chart, chart.plan().updatedAt());
    }
}
