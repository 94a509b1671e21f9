package org.prolotherapy.platform.web;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;

/**
 * The condition in an {@code If-None-Match} header (RFC 9110, 13.1.2): the request is wanted only if the resource has none of
 * these versions, or, with {@code *}, does not exist. Tags are compared weakly, as the standard demands.
 */
public final class IfNoneMatch {

    private final Set<String> tags;

    private IfNoneMatch(Set<String> tags) {
        this.tags = tags;
    }

    /**
     * The condition of a request that changes something; one without the header names nothing.
     *
     * @throws Problem {@code invalid-request} if the header is malformed
     */
    public static IfNoneMatch of(HttpHeaders headers) {
        List<String> values = headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH);
        if (values == null || values.isEmpty()) {
            return new IfNoneMatch(Set.of());
        }
        Set<String> tags = IfMatch.parse(values);
        if (tags == null) {
            throw Problem.of(
                    ProblemType.INVALID_REQUEST,
                    Violation.header(
                            HttpHeaders.IF_NONE_MATCH, "must be * or entity tags like \"3\", separated by commas"));
        }
        return new IfNoneMatch(tags);
    }

    /** Whether a caller who sends these values has what has this tag; values that are malformed name nothing. */
    public static boolean names(List<String> values, String tag) {
        Set<String> tags = values.isEmpty() ? null : IfMatch.parse(values);
        return tags != null && new IfNoneMatch(tags).names(tag);
    }

    private boolean names(String tag) {
        String strong = tag.startsWith("W/") ? tag.substring(2) : tag;
        return tags.contains(IfMatch.ANY) || tags.contains(strong.substring(1, strong.length() - 1));
    }

    /**
     * Holds the condition against what is there.
     *
     * @param version the version that the resource has now
     * @throws Problem {@code precondition-failed} if it is one of those named
     */
    public void check(long version) {
        if (tags.contains(IfMatch.ANY) || !Collections.disjoint(tags, ETags.all(version))) {
            throw new Problem(
                    ProblemType.PRECONDITION_FAILED,
                    "It exists already, with the ETag {tag}, which If-None-Match rules out.",
                    ETags.of(version));
        }
    }
}
