package org.prolotherapy.platform.web;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prolotherapy.platform.persistence.ExpectedVersion;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;

/**
 * The condition in an {@code If-Match} header (RFC 9110, 13.1.1): the change is wanted only if the resource still has one
 * of these versions. Weak tags are compared like strong ones, because caches on the way may weaken them.
 */
public final class IfMatch implements ExpectedVersion {

    static final Pattern TAG =
            Pattern.compile("\\G[ \\t]*+(?:W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*+)\"[ \\t]*+(?:,|$)");

    private final boolean any;
    private final Set<String> tags;

    private IfMatch(boolean any, Set<String> tags) {
        this.any = any;
        this.tags = tags;
    }

    /**
     * The condition of a request that must have one.
     *
     * @throws Problem {@code precondition-required} without the header, {@code invalid-request} if it is malformed
     */
    public static IfMatch required(HttpHeaders headers) {
        return optional(headers)
                .orElseThrow(() -> new Problem(
                        ProblemType.PRECONDITION_REQUIRED, "Send the ETag of what is to be changed in If-Match."));
    }

    /**
     * The condition of a request that may have one.
     *
     * @throws Problem {@code invalid-request} if the header is malformed
     */
    public static Optional<IfMatch> optional(HttpHeaders headers) {
        List<String> values = headers.getRequestHeader(HttpHeaders.IF_MATCH);
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(parse(String.join(",", values)));
    }

    static IfMatch parse(String value) {
        if (value.strip().equals("*")) {
            return new IfMatch(true, Set.of());
        }
        Set<String> tags = new HashSet<>();
        Matcher tag = TAG.matcher(value);
        int end = 0;
        while (tag.find()) {
            tags.add(tag.group(1));
            end = tag.end();
        }
        if (tags.isEmpty() || end < value.length()) {
            throw Problem.of(
                    ProblemType.INVALID_REQUEST,
                    Violation.header(HttpHeaders.IF_MATCH, "must be * or entity tags like \"3\", separated by commas"));
        }
        return new IfMatch(false, tags);
    }

    /**
     * Holds the condition against what is there.
     *
     * @param version the version that the resource has now
     * @throws Problem {@code precondition-failed} if it is none of those named
     */
    @Override
    public void check(long version) {
        if (!any && !tags.contains(String.valueOf(version))) {
            throw new Problem(
                    ProblemType.PRECONDITION_FAILED,
                    "The current ETag is " + ETags.of(version) + ", which If-Match does not name.");
        }
    }
}
