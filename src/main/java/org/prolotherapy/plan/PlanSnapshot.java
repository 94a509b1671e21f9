package org.prolotherapy.plan;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The values of a plan and its sessions at one moment, as text, so that two moments can be compared.
 *
 * @param plan by field
 * @param sessions by number and field
 */
public record PlanSnapshot(Map<String, String> plan, Map<Integer, Map<String, String>> sessions) {

    static final String STATUS = "status";
    static final String HOLD_CAUSE = "holdCause";

    static PlanSnapshot of(TreatmentPlan plan) {
        Map<Integer, Map<String, String>> sessions = new TreeMap<>();
        for (TreatmentSession session : plan.sessions()) {
            sessions.put(session.number(), fields(session));
        }
        return new PlanSnapshot(fields(plan), sessions);
    }

    /** What has to be changed in this moment to come to a later one. */
    List<Change> changesTo(PlanSnapshot later) {
        List<Change> changes = new ArrayList<>(changes(null, plan, later.plan));
        Set<Integer> numbers = new TreeSet<>(sessions.keySet());
        numbers.addAll(later.sessions.keySet());
        for (Integer number : numbers) {
            changes.addAll(changes(
                    number, sessions.getOrDefault(number, Map.of()), later.sessions.getOrDefault(number, Map.of())));
        }
        return changes;
    }

    private static List<Change> changes(
            @Nullable Integer session, Map<String, String> before, Map<String, String> after) {
        Set<String> fields = new TreeSet<>(before.keySet());
        fields.addAll(after.keySet());
        return fields.stream()
                .filter(field -> !Objects.equals(before.get(field), after.get(field)))
                .map(field -> new Change(session, field, before.get(field), after.get(field)))
                .toList();
    }

    private static Map<String, String> fields(TreatmentPlan plan) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(STATUS, plan.status().name());
        fields.put("severity", plan.severity().name());
        fields.put("protocol", plan.regimen().protocolId());
        fields.put("protocolVersion", Integer.toString(plan.regimen().protocolVersion()));
        fields.put("sessionCount", Integer.toString(plan.course().liveCount()));
        fields.put("startOn", plan.startOn().toString());
        fields.put("deadline", plan.figures().deadline().toString());
        fields.put("solution", plan.details().solution());
        put(fields, "spacingDays", Optional.ofNullable(plan.agreed().requestedSpacingDays()));
        put(fields, "concentrationPercent", Optional.ofNullable(plan.details().concentrationPercent()));
        put(fields, "patientAgeYears", Optional.ofNullable(plan.details().patientAgeYears()));
        put(fields, "plannedLidocaineMg", Optional.ofNullable(plan.details().plannedLidocaineMg()));
        put(fields, HOLD_CAUSE, Optional.ofNullable(plan.life().holdCause()));
        if (!plan.safety().unreviewedEvents().isEmpty()) {
            fields.put(
                    "unreviewedEvents",
                    plan.safety().unreviewedEvents().stream()
                            .map(event -> event.id().toString())
                            .collect(joining(", ")));
        }
        put(fields, "performer", Optional.ofNullable(plan.details().performer()));
        put(fields, "lost", Optional.ofNullable(plan.figures().lostCount()));
        return fields;
    }

    private static void put(Map<String, String> fields, String field, Optional<?> value) {
        value.ifPresent(present -> fields.put(field, present.toString()));
    }

    private static Map<String, String> fields(TreatmentSession session) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(STATUS, session.status().name());
        fields.put("date", session.date().toString());
        fields.put("target", session.target().toString());
        fields.put("windowEarliest", session.window().earliest().toString());
        fields.put("windowLatest", session.window().latest().toString());
        session.performedOn().ifPresent(day -> fields.put("performedOn", day.toString()));
        session.booking().ifPresent(booking -> {
            fields.put("startsAt", booking.startsAtLocal().toString());
            if (booking.room() != null) {
                fields.put("room", booking.room());
            }
        });
        session.performer().ifPresent(performer -> fields.put("performer", performer));
        return fields;
    }
}
