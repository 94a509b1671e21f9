package org.prolotherapy.schedule;

import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.RuleId;

/**
 * What a course has to fulfil, once it is agreed.
 *
 * @param request what was asked for
 * @param sessionCount the number of sessions agreed on, cancelled ones included, missed ones not counted
 * @param clampedBy the rule that made it fewer than the severity calls for; null if none did
 */
public record Requirement(
        CourseRequest request, int sessionCount, @Nullable RuleId clampedBy) {}
