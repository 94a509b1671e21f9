package org.prolotherapy.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.prolotherapy.schedule.Protocols.fixed;
import static org.prolotherapy.schedule.Protocols.gap;
import static org.prolotherapy.schedule.Protocols.phase;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.prolotherapy.reference.KnowledgeFiles;
import org.prolotherapy.schedule.Protocols;

/** What a protocol may be, and what it says of its course and of what is injected. */
class ProtocolTest {

    private static final Protocol SIX_SESSIONS =
            Protocols.of(Span.ofMonths(6), phase("INITIAL", 1, null, 6, null, fixed(21)));

    @Test
    void hasOneToFourPhases() {
        ProtocolPhase first = phase("INITIAL", 1, null, 1, null);
        ProtocolPhase second = phase("A", 0, null, 1, fixed(30));
        ProtocolPhase third = phase("B", 0, null, 1, fixed(30));
        ProtocolPhase fourth = phase("C", 0, null, 1, fixed(30));

        assertThat(Protocols.of(Span.ofMonths(6), first, second, third, fourth).asNeeded())
                .containsExactly(second, third, fourth);
        assertThat(Protocols.of(Span.ofMonths(6), first).asNeeded()).isEmpty();
        refused(Span.ofMonths(6));
        refused(Span.ofMonths(6), first, second, third, fourth, phase("D", 0, null, 1, fixed(30)));
    }

    @Test
    void beginsWithAPhaseThatHasASessionAndComesAfterNone() {
        refused(Span.ofMonths(6), phase("INITIAL", 0, null, 1, null));
        refused(Span.ofMonths(6), phase("INITIAL", 1, null, 1, fixed(30)));
    }

    @Test
    void saysOfEveryLaterPhaseHowItIsCalledAndHowLongAfterwardsItComes() {
        ProtocolPhase first = phase("INITIAL", 1, null, 1, null);

        refused(Span.ofMonths(6), first, phase("INITIAL", 0, null, 1, fixed(30)));
        refused(Span.ofMonths(6), first, phase("LATER", 0, null, 1, null));
        assertThat(Protocols.of(Span.ofMonths(6), first, phase("LATER", 0, null, 2, null, fixed(30)))
                        .gapBefore(1, 1))
                .isEqualTo(fixed(30));
    }

    @Test
    void lastsNoLongerAtLeastThanAtMost() {
        assertThat(lastingAtLeast(6, Span.ofMonths(6)).minimumMonths()).isEqualTo(6);
        assertThat(lastingAtLeast(1, Span.ofMonths(6)).minimumMonths()).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> lastingAtLeast(7, Span.ofMonths(6)));
        assertThatIllegalArgumentException().isThrownBy(() -> lastingAtLeast(0, Span.ofMonths(6)));
    }

    @Test
    void countsItsVersionsAndVisitsFromOne() {
        assertThat(SIX_SESSIONS.asVersion(1).version()).isOne();
        assertThatIllegalArgumentException().isThrownBy(() -> SIX_SESSIONS.asVersion(0));
        assertThat(with(SIX_SESSIONS, List.of(), null, 1).visitMinutes()).isOne();
        assertThatIllegalArgumentException().isThrownBy(() -> with(SIX_SESSIONS, List.of(), null, 0));
    }

    @Test
    void knowsItsLongestGap() {
        Protocol threeGaps = Protocols.of(
                Span.ofMonths(6), phase("INITIAL", 1, null, 4, null, gap(7, 7, 10), gap(21, 28, 35), gap(7, 7, 9)));

        assertThat(threeGaps.longestGap()).isEqualTo(35);
        assertThat(Protocols.of(Span.ofMonths(6), phase("INITIAL", 1, null, 1, null))
                        .longestGap())
                .isOne();
    }

    @Test
    void usesAConcentrationWhereAStepInjectsTheSolutionAtIt() {
        Protocol protocol = with(
                SIX_SESSIONS,
                List.of(
                        step("dextrose", percent("15", "25")),
                        step("phenol", null),
                        step("dextrose", percent("5", "5"))),
                null,
                null);

        assertThat(protocol.usesAt("dextrose", new BigDecimal("15"))).isTrue();
        assertThat(protocol.usesAt("dextrose", new BigDecimal("25.0"))).isTrue();
        assertThat(protocol.usesAt("dextrose", new BigDecimal("5"))).isTrue();
        assertThat(protocol.usesAt("dextrose", new BigDecimal("14.9"))).isFalse();
        assertThat(protocol.usesAt("phenol", new BigDecimal("15"))).isFalse();
        assertThat(protocol.usesAt("ozone", new BigDecimal("15"))).isFalse();
    }

    @Test
    void saysTheConcentrationOfASolutionWhereEveryStepWithItDoes() {
        Protocol protocol = with(
                SIX_SESSIONS,
                List.of(step("dextrose", percent("15", "25")), step("phenol", percent("1", "2")), step("phenol", null)),
                null,
                null);

        assertThat(protocol.saysConcentrationOf("dextrose")).isTrue();
        assertThat(protocol.saysConcentrationOf("phenol")).isFalse();
        assertThat(protocol.saysConcentrationOf("ozone")).isFalse();
    }

    @Test
    void isAdoptedFromARegimenAsTheFirstVersionOfAClinic() {
        Regimens regimens = KnowledgeFiles.regimens(KnowledgeFiles.load());
        PublishedRegimen sit = regimens.regimen("sit-2020-knee").orElseThrow();

        Protocol adopted = sit.adopted("knee", SIX_SESSIONS.timings());

        assertThat(adopted.origin()).isEqualTo(ProtocolOrigin.CLINIC);
        assertThat(adopted.version()).isOne();
        assertThat(adopted.phases()).isEqualTo(sit.phases());
        assertThat(adopted.display()).isEqualTo(sit.display()).contains(sit.citation());
        assertThat(regimens.regimen("sit-2020")).isEmpty();
    }

    private static void refused(Span span, ProtocolPhase... phases) {
        assertThatIllegalArgumentException().isThrownBy(() -> Protocols.of(span, phases));
    }

    private static Protocol lastingAtLeast(int months, Span span) {
        return with(Protocols.of(span, phase("INITIAL", 1, null, 6, null, fixed(21))), List.of(), months, null);
    }

    private static Protocol with(
            Protocol from, List<Step> steps, @Nullable Integer minimumMonths, @Nullable Integer visitMinutes) {
        return Protocols.with(from, from.solutions(), steps, minimumMonths, visitMinutes);
    }

    private static Step step(String solution, @Nullable Concentrations concentration) {
        return new Step(StepRole.LIGAMENT, List.of(), new Range(1, 3), null, solution, concentration, null);
    }

    private static Concentrations percent(String min, String max) {
        return new Concentrations(new BigDecimal(min), new BigDecimal(max));
    }
}
