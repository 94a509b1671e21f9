package org.prolotherapy.api.schedules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.plan.PlanProblem;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;

/** What requests for a course have in common. */
public final class CourseRequests {

    /** A course from the far future would run past the years that a date is written with. */
    public static final LocalDate LATEST_START = LocalDate.of(2999, 12, 31);

    public static final Violation UNKNOWN_PROTOCOL =
            Violation.body("/protocol", "must be the id of a protocol, as /v1/protocols lists them");

    private CourseRequests() {}

    /**
     * The day on which a course is wanted to start.
     *
     * @throws Problem {@code invalid-request} if it is later than {@link #LATEST_START}
     */
    public static LocalDate startOn(LocalDate date) {
        if (date.isAfter(LATEST_START)) {
            throw Problem.of(
                    ProblemType.INVALID_REQUEST,
                    Violation.body("/startOn", "must not be later than {latest}", LATEST_START));
        }
        return date;
    }

    /**
     * The newest version of a protocol; the default protocol if none is named.
     *
     * @throws Problem {@code unknown-code} if there is none with this id
     */
    public static Protocol protocol(@Nullable String id, Knowledge knowledge) {
        if (id == null) {
            return knowledge.defaultProtocol();
        }
        return knowledge.protocol(id).orElseThrow(() -> Problem.of(PlanProblem.UNKNOWN_CODE, UNKNOWN_PROTOCOL));
    }
}
