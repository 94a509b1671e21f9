package org.prolotherapy.fhir;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.fhir.resource.DefinedProtocols;
import org.prolotherapy.fhir.resource.DefinedProtocols.Defined;
import org.prolotherapy.fhir.resource.Proposals;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.Severity;
import org.prolotherapy.plan.PlanProblem;
import org.prolotherapy.platform.json.Format;
import org.prolotherapy.platform.json.Violations;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Sentence;
import org.prolotherapy.platform.problem.Violation;
import org.prolotherapy.reference.DefinitionProblem;
import org.prolotherapy.schedule.CourseRequest;
import org.prolotherapy.schedule.Schedule;
import org.prolotherapy.schedule.ScheduleNotFeasible;

/** Computes a course by a protocol, as {@code $apply} has it, and keeps nothing. */
@Singleton
class Apply {

    private static final Set<String> NAMES =
            Set.of("subject", "severity", "startOn", "sessionCount", "spacingDays", "closures");
    private static final Set<String> ON_FORMAT = Set.of("_format", "_pretty");
    private static final int MOST_CLOSURES = 200;
    private static final LocalDate LATEST_START = LocalDate.of(2999, 12, 31);

    private final Knowledge knowledge;
    private final Clinic clinic;
    private final DefinedProtocols protocols;
    private final Proposals proposals;
    private final Answers answers;

    Apply(Knowledge knowledge, Clinic clinic, DefinedProtocols protocols, Proposals proposals, Answers answers) {
        this.knowledge = knowledge;
        this.clinic = clinic;
        this.protocols = protocols;
        this.proposals = proposals;
        this.answers = answers;
    }

    RestResponse<String> byQuery(String id, Map<String, List<String>> query) {
        Map<String, List<String>> values = new LinkedHashMap<>(query);
        values.keySet().removeAll(ON_FORMAT);
        return answer(id, values, Violation.In.QUERY);
    }

    RestResponse<String> byParameters(String id, OperationParameters wish, Map<String, List<String>> query) {
        Violations violations = new Violations(Violation.In.QUERY);
        query.keySet().stream()
                .filter(name -> !ON_FORMAT.contains(name))
                .forEach(name -> violations.add(name, "is not known; send it in the body"));
        violations.check();
        return answer(id, wish.values(), Violation.In.BODY);
    }

    private RestResponse<String> answer(String id, Map<String, List<String>> values, Violation.In in) {
        Protocol protocol = protocol(id);
        Violations violations = new Violations(in);
        Set<String> unknown = new TreeSet<>(values.keySet());
        unknown.removeAll(NAMES);
        unknown.forEach(name -> violations.add(name, "is not known; known here are {known}", new TreeSet<>(NAMES)));
        String subject = once(values, "subject", violations);
        Severity severity = read(values, "severity", Format.constantsOf(Severity.class), true, violations);
        LocalDate startOn = read(values, "startOn", Format.DATE, true, violations);
        Integer count = read(values, "sessionCount", Format.NUMBER, false, violations);
        Integer spacing = read(values, "spacingDays", Format.NUMBER, false, violations);
        List<LocalDate> closures = closures(values, violations);
        violations.check();
        if (severity == null || startOn == null) {
            throw new IllegalStateException("what is needed is checked");
        }
        CourseRequest request = new CourseRequest(protocol, severity, startOn, count, spacing);
        return answers.resource(proposals.of(schedule(request, closures, in), subject), Representation.WHOLE);
    }

    private Protocol protocol(String id) {
        Defined found = protocols.all().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no PlanDefinition with this id."));
        if (found.status() == PublicationStatus.RETIRED) {
            throw new Problem(DefinitionProblem.PROTOCOL_STATE, "The protocol is RETIRED: no new plan is made by it.");
        }
        return found.protocol();
    }

    private Schedule schedule(CourseRequest request, List<LocalDate> closures, Violation.In in) {
        try {
            return Schedule.proposedFor(request, clinic.calendar().closedOn(closures));
        } catch (ScheduleNotFeasible refused) {
            List<Violation> reasons = knowledge.explain(refused.reasons()).stream()
                    .map(reason -> Violation.of(in, reason.rule(), Sentence.said(reason.statement()))
                            .against(reason.rule(), reason.sources()))
                    .toList();
            throw new Problem(
                            PlanProblem.SCHEDULE_NOT_FEASIBLE, "The course cannot be scheduled as asked for.", reasons)
                    .with("alternatives", refused.alternatives());
        }
    }

    private static List<LocalDate> closures(Map<String, List<String>> values, Violations violations) {
        List<String> given = values.getOrDefault("closures", List.of());
        if (given.size() > MOST_CLOSURES) {
            violations.add("closures", "must be at most {most} dates", MOST_CLOSURES);
            return List.of();
        }
        List<LocalDate> closures = new ArrayList<>();
        for (String text : given) {
            LocalDate date = Format.DATE.parse(text);
            if (date == null) {
                violations.add("closures", Format.DATE.expected());
            } else {
                closures.add(date);
            }
        }
        return closures;
    }

    private static <T> @Nullable T read(
            Map<String, List<String>> values, String name, Format<T> format, boolean needed, Violations violations) {
        String text = once(values, name, violations);
        if (text == null) {
            if (needed) {
                violations.add(name, "must be given");
            }
            return null;
        }
        T value = format.parse(text);
        if (value == null || (value instanceof LocalDate date && date.isAfter(LATEST_START))) {
            violations.add(name, format.expected());
        }
        return value;
    }

    private static @Nullable String once(Map<String, List<String>> values, String name, Violations violations) {
        List<String> given = values.getOrDefault(name, List.of());
        if (given.size() > 1) {
            violations.add(name, "must be given only once");
        }
        Sentence flaw = given.isEmpty() ? null : Format.flawOf(given.get(0));
        if (flaw != null) {
            violations.add(name, flaw);
        }
        return given.isEmpty() ? null : given.get(0);
    }
}
