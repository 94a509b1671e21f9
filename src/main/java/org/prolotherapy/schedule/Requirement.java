package org.prolotherapy.schedule;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.RuleId;

/**
 * What a course has to fulfil, once it is agreed.
 *
 * @param request what was asked for
 * @param sessionCount the number of sessions agreed on for the first phase, cancelled ones included, missed ones not counted
 * @param asNeeded the same for the phases after the first, in their order; phases behind the list have none
 * @param clampedBy the rule that made it fewer than the severity calls for; null if none did
 */
public record Requirement(
        CourseRequest request,
        int sessionCount,
        List<Integer> asNeeded,
        @Nullable RuleId clampedBy) {

    public Requirement {
        asNeeded = List.copyOf(asNeeded);
    }

    /** How many sessions were agreed on for a phase, counted from 0. */
    int sessionCount(int phase) {
        if (phase == 0) {
            return sessionCount;
        }
        return phase <= asNeeded.size() ? asNeeded.get(phase - 1) : 0;
    }

    /** How many sessions were agreed on in all phases. */
    int wholeCount() {
        int whole = sessionCount;
        for (int count : asNeeded) {
            whole += count;
        }
        return whole;
    }

    /** The same course with one more session of a phase after the first. */
    Requirement withOneMore(int phase) {
        List<Integer> more = new ArrayList<>();
        for (int i = 1; i < request.protocol().phases().size(); i++) {
            more.add(sessionCount(i) + (i == phase ? 1 : 0));
        }
        return new Requirement(request, sessionCount, more, clampedBy);
    }
}
