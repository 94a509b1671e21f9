package org.prolotherapy.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.AppliesTo;
import org.prolotherapy.knowledge.ClinicKnowledge;
import org.prolotherapy.knowledge.DrugHold;
import org.prolotherapy.knowledge.Gap;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.ProtocolKind;
import org.prolotherapy.knowledge.ProtocolOrigin;
import org.prolotherapy.knowledge.ProtocolPhase;
import org.prolotherapy.knowledge.Range;
import org.prolotherapy.knowledge.SessionCount;
import org.prolotherapy.knowledge.Span;
import org.prolotherapy.knowledge.Step;
import org.prolotherapy.knowledge.StopRule;
import org.prolotherapy.reference.Catalogue;
import org.prolotherapy.reference.KnowledgeFiles;

/** Protocols such as clinics define. */
public final class Protocols {

    private Protocols() {}

    public static Protocol of(Span span, ProtocolPhase... phases) {
        return of(span, null, phases);
    }

    /** One that holds drugs around its sessions. */
    public static Protocol holding(DrugHold... holds) {
        return of(Span.ofMonths(6), null, List.of(holds), phase("SCHEDULED", 1, null, 6, null, fixed(21)));
    }

    public static Protocol of(Span span, @Nullable StopRule stop, ProtocolPhase... phases) {
        return of(span, stop, List.of(), phases);
    }

    private static Protocol of(Span span, @Nullable StopRule stop, List<DrugHold> holds, ProtocolPhase... phases) {
        return new Protocol(
                "of-a-clinic",
                1,
                ProtocolOrigin.CLINIC,
                ProtocolKind.INFLAMMATORY,
                "Of a clinic",
                List.of(phases),
                span,
                null,
                AppliesTo.EVERYWHERE,
                List.of("dextrose"),
                new Range(1, 30),
                List.of(),
                holds,
                List.of(),
                Courses.KNOWLEDGE.defaultProtocol().timings(),
                List.of(),
                stop,
                null,
                null,
                List.of(),
                List.of());
    }

    public static ProtocolPhase phase(
            String name, int min, @Nullable Integer usual, int max, @Nullable Gap firstAfter, Gap... gaps) {
        return new ProtocolPhase(name, new SessionCount(min, usual, max), List.of(gaps), firstAfter);
    }

    public static Gap gap(int min, int target, int max) {
        return new Gap(min, target, max);
    }

    public static Gap fixed(int days) {
        return new Gap(days, null, days);
    }

    /** The same with these solutions, what is done with them, and how long a course and a visit last. */
    public static Protocol with(
            Protocol from,
            List<String> solutions,
            List<Step> steps,
            @Nullable Integer minimumMonths,
            @Nullable Integer visitMinutes) {
        return new Protocol(
                from.id(),
                from.version(),
                from.origin(),
                from.kind(),
                from.display(),
                from.phases(),
                from.span(),
                minimumMonths,
                from.appliesTo(),
                solutions,
                from.injectionsPerSide(),
                steps,
                from.holds(),
                from.screeningQuestions(),
                from.timings(),
                from.outcomeMeasures(),
                from.stop(),
                visitMinutes,
                from.label(),
                from.sources(),
                from.citations());
    }

    /** What the texts say, with this protocol alone. */
    public static Knowledge knowing(Protocol protocol) {
        return knowing(List.of(protocol), ClinicKnowledge.NONE);
    }

    /** What the texts say, with these protocols and what a clinic has made. */
    public static Knowledge knowing(List<Protocol> protocols, ClinicKnowledge clinics) {
        Knowledge texts = KnowledgeFiles.load();
        return new Knowledge(
                texts.sources(),
                texts.rules(),
                texts.solutions(),
                texts.substances(),
                texts.anaesthetics(),
                protocols,
                texts.conditions(),
                texts.injectionSites(),
                texts.outcomeMeasures(),
                clinics,
                Catalogue.in(Locale.ENGLISH));
    }

    /** Any protocol within the bounds of what a clinic may define: 1–24 sessions, gaps of 5–180 days, spans up to 36 months. */
    public static Protocol any(Random random) {
        int phases = 1 + random.nextInt(3);
        int left = 24;
        List<ProtocolPhase> all = new ArrayList<>();
        for (int i = 0; i < phases; i++) {
            int max = 1 + random.nextInt(Math.max(1, left / (phases - i)));
            left -= max;
            int min = i == 0 ? 1 + random.nextInt(max) : 0;
            Integer usual = random.nextBoolean() ? null : Integer.valueOf(min + random.nextInt(max - min + 1));
            List<Gap> gaps = new ArrayList<>();
            int length = max == 1 && i == 0 ? 0 : 1 + random.nextInt(3);
            for (int j = 0; j < length; j++) {
                gaps.add(anyGap(random));
            }
            Gap firstAfter = i > 0 && random.nextBoolean() ? anyGap(random) : null;
            all.add(phase("PHASE " + i, min, usual, max, firstAfter, gaps.toArray(Gap[]::new)));
        }
        Span span =
                random.nextBoolean() ? Span.ofMonths(1 + random.nextInt(36)) : Span.ofDays(1 + random.nextInt(1095));
        return of(span, all.toArray(ProtocolPhase[]::new));
    }

    private static Gap anyGap(Random random) {
        int min = 5 + random.nextInt(random.nextInt(4) == 0 ? 176 : 30);
        int max = random.nextInt(3) == 0 ? min : Math.min(180, min + random.nextInt(20));
        return new Gap(min, random.nextBoolean() ? null : Integer.valueOf(min + random.nextInt(max - min + 1)), max);
    }
}
