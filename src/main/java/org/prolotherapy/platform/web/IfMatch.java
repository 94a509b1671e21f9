package org.prolotherapy.platform.web;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.persistence.ExpectedVersion;
import org.prolotherapy.platform.problem.Problem;
import org.prolotherapy.platform.problem.ProblemType;
import org.prolotherapy.platform.problem.Violation;

/**
 * The condition in the {@code If-Match} header (RFC 9110, 13.1.1) of a request that must have one: the change is wanted
 * only if the resource still has one of these versions. Weak tags are compared like strong ones, because caches on the way
 * may weaken them. As a parameter it stands behind the body, whose errors are told first.
 *
 * @param lines of the header, together one list
 * @param headers from which the lines are taken: the framework leaves out one that is empty, and so malformed
 */
public record IfMatch(
        @Parameter(required = true) @HeaderParam(HttpHeaders.IF_MATCH)
        List<String> lines,

        @Context HttpHeaders headers) implements ExpectedVersion {

    private static final Pattern TAG =
            Pattern.compile("\\G[ \\t]*+(?:W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*+)\"[ \\t]*+(?:,|$)");

    static final String ANY = "*";

    /** @throws Problem {@code precondition-required} without the header, {@code invalid-request} if it is malformed */
    public IfMatch {
        lines = linesOf(headers);
        if (lines.isEmpty()) {
            throw new Problem(ProblemType.PRECONDITION_REQUIRED, "Send the ETag of what is to be changed in If-Match.");
        }
        tags(lines);
    }

    /**
     * Holds the condition against what is there.
     *
     * @param version the version that the resource has now
     * @throws Problem {@code precondition-failed} if it is none of those named
     */
    @Override
    public void check(long version) {
        Set<String> tags = tags(lines);
        if (!tags.contains(ANY) && Collections.disjoint(tags, ETags.all(version))) {
            throw new Problem(
                    ProblemType.PRECONDITION_FAILED,
                    "The current ETag is {tag}, which If-Match does not name.",
                    ETags.of(version));
        }
    }

    private static List<String> linesOf(HttpHeaders headers) {
        List<String> lines = headers.getRequestHeader(HttpHeaders.IF_MATCH);
        return lines == null ? List.of() : List.copyOf(lines);
    }

    /** What stands between the quotes of each tag; {@link #ANY}, which is no version, if every version is wanted. */
    private static Set<String> tags(List<String> lines) {
        Set<String> tags = parse(lines);
        if (tags == null) {
            throw Problem.of(
                    ProblemType.INVALID_REQUEST,
                    Violation.header(HttpHeaders.IF_MATCH, "must be * or entity tags like \"3\", separated by commas"));
        }
        return tags;
    }

    /** The same of any header of conditions; null if it is malformed. */
    static @Nullable Set<String> parse(List<String> lines) {
        String value = String.join(",", lines);
        if (value.strip().equals(ANY)) {
            return Set.of(ANY);
        }
        Set<String> tags = new HashSet<>();
        Matcher tag = TAG.matcher(value);
        int end = 0;
        while (tag.find()) {
            tags.add(tag.group(1));
            end = tag.end();
        }
        if (tags.isEmpty() || end < value.length()) {
            return null;
        }
        // A tag of an asterisk in quotes is no version either, and not the condition that any will do.
        tags.remove(ANY);
        return tags;
    }

    /**
     * The same for a request that may do without, or whose need for one shows only later.
     *
     * @param lines of the header; none if it was not sent
     * @param headers from which the lines are taken
     */
    public record IfGiven(
            @HeaderParam(HttpHeaders.IF_MATCH) List<String> lines,
            @Context HttpHeaders headers) implements ExpectedVersion {

        /** @throws Problem {@code invalid-request} if the header is malformed */
        public IfGiven {
            lines = linesOf(headers);
            if (!lines.isEmpty()) {
                tags(lines);
            }
        }

        public boolean isGiven() {
            return !lines.isEmpty();
        }

        /**
         * The condition, where it turned out that there must be one.
         *
         * @throws Problem {@code precondition-required} without the header
         */
        public IfMatch required() {
            return new IfMatch(lines, headers);
        }

        @Override
        public void check(long version) {
            if (isGiven()) {
                required().check(version);
            }
        }
    }
}
