package org.prolotherapy.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a publication, or the pages of a practice, say of how they do it: a protocol that a clinic can make its own.
 *
 * @param id names it for good
 * @param citation where it was published
 * @param published what it says, in short words: for what, with what, how much
 * @param appliesTo what it was published for; everything if it names nothing
 * @param phases the first is scheduled, the others are as needed
 * @param span the longest from the first session to the last
 * @param injectionsPerSide how many injections a treated side gets in a session
 * @param solutions codes of the solutions that it used, the usual one first
 * @param steps what a session consists of; empty where it is left to each session
 * @param stop when it is over early; null if nothing is said
 * @param publishedDays the days of a typical course, counted from its first session, which is day 0
 */
public record PublishedRegimen(
        String id,
        String citation,
        Figures figures,
        ProtocolKind kind,
        List<String> published,
        AppliesTo appliesTo,
        List<ProtocolPhase> phases,
        Span span,
        Range injectionsPerSide,
        List<String> solutions,
        List<Step> steps,
        @Nullable StopRule stop,
        List<Integer> publishedDays) {

    public PublishedRegimen {
        published = List.copyOf(published);
        phases = List.copyOf(phases);
        solutions = List.copyOf(solutions);
        steps = List.copyOf(steps);
        publishedDays = List.copyOf(publishedDays);
        if (publishedDays.isEmpty() || publishedDays.get(0) != 0) {
            throw new IllegalArgumentException("has published days that do not begin with day 0");
        }
    }

    /** What it is for, and whose it is. */
    public String display() {
        return published.get(0) + ", after " + citation;
    }

    /**
     * The first version of a protocol that does as this regimen does.
     *
     * @param as the id that the protocol gets
     * @param timings of recovery, holds and reviews, of which regimens say nothing
     */
    public Protocol adopted(String as, Timings timings) {
        return new Protocol(
                as,
                1,
                ProtocolOrigin.CLINIC,
                kind,
                display(),
                phases,
                span,
                null,
                appliesTo,
                solutions,
                injectionsPerSide,
                steps,
                List.of(),
                List.of(),
                timings,
                List.of(),
                stop,
                null,
                null,
                List.of(),
                List.of(new Citation(citation, null, null)));
    }
}
