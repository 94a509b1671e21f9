package org.prolotherapy.treatment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.clinic.ClinicProfile;
import org.prolotherapy.knowledge.Concentrations;
import org.prolotherapy.knowledge.InjectionSite;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.Range;
import org.prolotherapy.knowledge.Side;
import org.prolotherapy.knowledge.Step;
import org.prolotherapy.knowledge.StepRole;
import org.prolotherapy.knowledge.Volumes;
import org.prolotherapy.plan.Area;
import org.prolotherapy.plan.Booking;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentSession;
import org.prolotherapy.schedule.SessionStatus;

/**
 * What a session is going to be recorded as if all goes as its protocol says: to be corrected by whoever performed it. What the
 * protocol leaves to each session is left open and named, never guessed.
 *
 * @param performedAt when it is booked for, if that is over; else the moment of asking
 * @param performer the session's, else the clinic's only one; null if it has to be filled in
 * @param injections those of which all that a record needs is known
 * @param open what is still to be filled in, or to be looked at
 */
public record RecordTemplate(
        Instant performedAt, @Nullable String performer, List<NeedlePlacement> injections, List<OpenStep> open) {

    public RecordTemplate {
        injections = List.copyOf(injections);
        open = List.copyOf(open);
    }

    /** What of an injection, by the names that a record has for it. */
    public enum Member {
        INJECTIONS_PER_SIDE("injectionsPerSide"),
        SITE("site"),
        SIDE("side"),
        VOLUME("volumeMl"),
        CONCENTRATION("concentrationPercent");

        private final String code;

        Member(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /**
     * A step of the protocol that does not say everything.
     *
     * @param role null if the protocol names no steps
     * @param sites those of the step that belong to what the plan treats, of which one is chosen for each injection
     * @param sides the treated ones; none if the plan has no side
     * @param missing what is not known: without a site, its side or a volume the step's injections are not among the template's
     * @param leastOf what the protocol gives a range for, of which the least is filled in
     */
    public record OpenStep(
            @Nullable StepRole role,
            List<String> sites,
            List<Side> sides,
            Range injectionsPerSide,
            @Nullable Volumes volumeMl,
            String solution,
            @Nullable Concentrations concentrationPercent,
            @Nullable String guidance,
            List<Member> missing,
            List<Member> leastOf) {

        public OpenStep {
            sites = List.copyOf(sites);
            sides = List.copyOf(sides);
            missing = List.copyOf(missing);
            leastOf = List.copyOf(leastOf);
        }
    }

    /** The template of a session that is not recorded yet. */
    public static RecordTemplate of(
            TreatmentPlan plan, TreatmentSession session, ClinicProfile clinic, Instant now, Knowledge knowledge) {
        Filling filling = new Filling(plan, knowledge);
        Protocol protocol = session.regimen().protocol(knowledge);
        protocol.steps().forEach(filling::fill);
        if (protocol.steps().isEmpty()) {
            filling.leaveOpen(protocol.injectionsPerSide());
        }
        return new RecordTemplate(
                performedAt(plan, session, now), performer(session, clinic), filling.injections, filling.open);
    }

    private static Instant performedAt(TreatmentPlan plan, TreatmentSession session, Instant now) {
        return session.booking()
                .filter(booking -> !booking.startsAt().isAfter(now))
                .filter(booking -> isAfterWhatWasPerformed(plan, session, booking))
                .map(Booking::startsAt)
                .orElse(now.truncatedTo(ChronoUnit.SECONDS));
    }

    private static boolean isAfterWhatWasPerformed(TreatmentPlan plan, TreatmentSession session, Booking booking) {
        return plan.sessions().stream()
                .filter(other -> other.number() < session.number() && other.status() == SessionStatus.PERFORMED)
                .allMatch(other -> other.date().isBefore(booking.day()));
    }

    private static @Nullable String performer(TreatmentSession session, ClinicProfile clinic) {
        Optional<String> only = clinic.performers().size() == 1
                ? Optional.of(clinic.performers().get(0).id())
                : Optional.empty();
        return session.performer().or(() -> only).orElse(null);
    }

    private static final class Filling {

        private final TreatmentPlan plan;
        private final Knowledge knowledge;
        private final List<Side> sides;
        private final List<NeedlePlacement> injections = new ArrayList<>();
        private final List<OpenStep> open = new ArrayList<>();

        Filling(TreatmentPlan plan, Knowledge knowledge) {
            this.plan = plan;
            this.knowledge = knowledge;
            this.sides = sidesOf(plan.treated().areas().stream());
        }

        private static List<Side> sidesOf(Stream<Area> areas) {
            return areas.flatMap(area -> area.sides().stream())
                    .distinct()
                    .sorted()
                    .toList();
        }

        private List<Side> sidesOf(InjectionSite site) {
            return sidesOf(plan.treated().areas().stream().filter(area -> area.has(site, knowledge)));
        }

        void fill(Step step) {
            List<InjectionSite> sites = sitesOfTheCondition(step);
            @Nullable
            BigDecimal volume = step.volumeMl() == null ? null : step.volumeMl().min();
            @Nullable BigDecimal percent = concentration(step);
            List<Member> missing = new ArrayList<>();
            if (sites.isEmpty()) {
                missing.add(Member.SITE);
            }
            if (sites.stream().anyMatch(site -> site.sided() && sidesOf(site).isEmpty())) {
                missing.add(Member.SIDE);
            }
            if (volume == null) {
                missing.add(Member.VOLUME);
            }
            List<Member> leastOf = new ArrayList<>();
            if (missing.isEmpty() && volume != null) {
                int count = Math.max(
                        step.injectionsPerSide().min(),
                        Math.min(sites.size(), step.injectionsPerSide().max()));
                for (int i = 0; i < count; i++) {
                    inject(step, sites.get(i % sites.size()), volume, percent);
                }
                if (step.injectionsPerSide().min() < step.injectionsPerSide().max()) {
                    leastOf.add(Member.INJECTIONS_PER_SIDE);
                }
                if (step.volumeMl() != null && !step.volumeMl().hasOneValue()) {
                    leastOf.add(Member.VOLUME);
                }
            }
            if (percent == null) {
                missing.add(Member.CONCENTRATION);
            }
            if (!missing.isEmpty() || !leastOf.isEmpty()) {
                open.add(new OpenStep(
                        step.role(),
                        sites.stream().map(InjectionSite::code).toList(),
                        sides,
                        step.injectionsPerSide(),
                        step.volumeMl(),
                        step.solution(),
                        step.concentrationPercent(),
                        step.guidance(),
                        missing,
                        leastOf));
            }
        }

        /** Of a protocol without steps nothing is known but what the plan says. */
        void leaveOpen(Range injectionsPerSide) {
            BigDecimal planned = plan.details().concentrationPercent();
            List<Member> missing = new ArrayList<>(List.of(Member.SITE, Member.VOLUME));
            if (planned == null) {
                missing.add(Member.CONCENTRATION);
            }
            open.add(new OpenStep(
                    null,
                    List.of(),
                    sides,
                    injectionsPerSide,
                    null,
                    plan.details().solution(),
                    planned == null ? null : new Concentrations(planned, planned),
                    null,
                    missing,
                    List.of()));
        }

        /** A step may name sites of several conditions; elsewhere than in the plan's areas an injection would be a deviation. */
        private List<InjectionSite> sitesOfTheCondition(Step step) {
            return step.sites().stream()
                    .map(code -> knowledge.injectionSite(code).orElseThrow())
                    .filter(site -> plan.treated().areas().stream().anyMatch(area -> area.has(site, knowledge)))
                    .toList();
        }

        /** What was planned counts, if the step allows it; else what the step says, if that is one figure. */
        private @Nullable BigDecimal concentration(Step step) {
            Concentrations published = step.concentrationPercent();
            BigDecimal planned = plan.details().concentrationPercent();
            boolean counts = planned != null
                    && step.solution().equals(plan.details().solution())
                    && (published == null || published.contains(planned));
            if (counts) {
                return planned;
            }
            return published == null || published.min().compareTo(published.max()) != 0 ? null : published.min();
        }

        private void inject(Step step, InjectionSite site, BigDecimal volume, @Nullable BigDecimal percent) {
            if (site.sided()) {
                sidesOf(site).forEach(side -> add(step, site, side, volume, percent));
            } else {
                add(step, site, null, volume, percent);
            }
        }

        private void add(
                Step step, InjectionSite site, @Nullable Side side, BigDecimal volume, @Nullable BigDecimal percent) {
            injections.add(new NeedlePlacement(
                    site.code(),
                    side,
                    site.structure(),
                    step.solution(),
                    percent,
                    volume,
                    null,
                    null,
                    step.guidance(),
                    null));
        }
    }
}
