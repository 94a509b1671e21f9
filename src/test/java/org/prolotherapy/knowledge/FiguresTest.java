package org.prolotherapy.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.prolotherapy.knowledge.LocalAnaesthetic.Ceiling;
import org.prolotherapy.knowledge.OutcomeMeasure.ImportantChange;
import org.prolotherapy.knowledge.OutcomeMeasure.Scores;

/** The figures of the texts: which of them are none, on both sides of each edge. */
class FiguresTest {

    @ParameterizedTest
    @MethodSource
    void areTakenUpToTheirBounds(ThrowingCallable figure) {
        assertThatCode(figure).doesNotThrowAnyException();
    }

    static Stream<Arguments> areTakenUpToTheirBounds() {
        return each(
                () -> new Range(3, 3),
                () -> new Gap(1, null, 1),
                () -> new Gap(2, 2, 4),
                () -> new Gap(2, 4, 4),
                () -> new SessionCount(0, null, 1),
                () -> new SessionCount(2, 2, 3),
                () -> new SessionCount(2, 3, 3),
                () -> new Span(1, null),
                () -> new Span(null, 1),
                () -> volumes(null, "0.1"),
                () -> volumes("0.1", "0.1"),
                () -> percent("0", "100"),
                () -> percent("12.5", "12.5"),
                () -> new Scores(BigDecimal.ZERO, new BigDecimal("0.1")),
                () -> new ImportantChange(new BigDecimal("0.1"), null, "S0"),
                () -> new Ceiling(new BigDecimal("0.1"), new BigDecimal("0.1")),
                () -> new Ceiling(null, BigDecimal.ONE),
                () -> new StepOver(1, 0),
                () -> new DrugHold(DrugClass.ANTICOAGULANT, 0, 0),
                () -> new StopRule(BigDecimal.ZERO, null, null),
                () -> new StopRule(BigDecimal.TEN, null, null),
                () -> new StopRule(null, 1, null),
                () -> new StopRule(null, 100, null),
                () -> new StopRule(null, null, 1),
                () -> component("0.1"),
                () -> step(1),
                () -> timings(0, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @MethodSource
    void areRefusedBeyondTheirBounds(ThrowingCallable figure) {
        assertThatIllegalArgumentException().isThrownBy(figure);
    }

    static Stream<Arguments> areRefusedBeyondTheirBounds() {
        return each(
                () -> new Range(4, 3),
                () -> new Gap(0, null, 1),
                () -> new Gap(5, null, 4),
                () -> new Gap(2, 1, 4),
                () -> new Gap(2, 5, 4),
                () -> new SessionCount(-1, null, 1),
                () -> new SessionCount(0, null, 0),
                () -> new SessionCount(4, null, 3),
                () -> new SessionCount(2, 1, 3),
                () -> new SessionCount(2, 4, 3),
                () -> new Span(0, null),
                () -> new Span(null, 0),
                () -> new Span(null, null),
                () -> new Span(1, 1),
                () -> volumes(null, "0"),
                () -> volumes("0", "1"),
                () -> volumes("1.1", "1"),
                () -> percent("-0.1", "100"),
                () -> percent("0", "100.1"),
                () -> percent("12.6", "12.5"),
                () -> new Scores(BigDecimal.ONE, BigDecimal.ONE),
                () -> new ImportantChange(BigDecimal.ZERO, null, "S0"),
                () -> new Ceiling(BigDecimal.ZERO, BigDecimal.ONE),
                () -> new Ceiling(null, BigDecimal.ZERO),
                () -> new StepOver(0, 0),
                () -> new StepOver(1, -1),
                () -> new DrugHold(DrugClass.ANTICOAGULANT, -1, 0),
                () -> new DrugHold(DrugClass.ANTICOAGULANT, 0, -1),
                () -> new StopRule(null, null, null),
                () -> new StopRule(new BigDecimal("-0.1"), null, null),
                () -> new StopRule(new BigDecimal("10.1"), null, null),
                () -> new StopRule(null, 0, null),
                () -> new StopRule(null, 101, null),
                () -> new StopRule(null, null, 0),
                () -> component("0"),
                () -> step(0),
                () -> timings(-1, 0, 0, 0, 0),
                () -> timings(0, -1, 0, 0, 0),
                () -> timings(0, 0, -1, 0, 0),
                () -> timings(0, 0, 0, -1, 0),
                () -> timings(0, 0, 0, 0, -1));
    }

    private static Stream<Arguments> each(ThrowingCallable... figures) {
        return IntStream.range(0, figures.length).mapToObj(i -> arguments(figures[i]));
    }

    @Test
    void holdBothTheirEnds() {
        assertThat(Stream.of(2, 3, 5, 6).filter(new Range(3, 5)::contains)).containsExactly(3, 5);
        assertThat(Stream.of(2, 3, 5, 6).filter(new Gap(3, null, 5)::contains)).containsExactly(3, 5);
        assertThat(numbers("2.9", "3", "5.0", "5.1").filter(percent("3", "5")::contains))
                .containsExactlyElementsOf(numbers("3", "5.0").toList());
        assertThat(numbers("-0.1", "0", "96", "96.1")
                        .filter(new Scores(BigDecimal.ZERO, new BigDecimal("96"))::contains))
                .containsExactlyElementsOf(numbers("0", "96").toList());
    }

    @Test
    void encloseOthersWholly() {
        Concentrations published = percent("10", "25");

        assertThat(published.encloses(percent("10", "25.0"))).isTrue();
        assertThat(published.encloses(percent("9", "25"))).isFalse();
        assertThat(published.encloses(percent("10", "26"))).isFalse();
    }

    @Test
    void areSaidAsOneWouldWriteThem() {
        assertThat(volumes(null, "3")).hasToString("up to 3 ml");
        assertThat(volumes("0.5", "1.0")).hasToString("0.5–1.0 ml");
        assertThat(volumes("2.0", "2")).hasToString("2 ml");
        assertThat(volumes("2.0", "2").hasOneValue()).isTrue();
        assertThat(volumes("1", "2").hasOneValue()).isFalse();
        assertThat(volumes(null, "2").hasOneValue()).isFalse();
        assertThat(new Range(3, 3)).hasToString("3");
        assertThat(new Range(3, 6)).hasToString("3–6");
        assertThat(Span.ofMonths(6)).hasToString("6 months");
        assertThat(Span.ofDays(90)).hasToString("90 days");
        assertThat(percent("10", "25")).hasToString("10–25 %");
    }

    @Test
    void countMonthsAndDaysOfASpan() {
        LocalDate leapDay = LocalDate.parse("2028-02-29");

        assertThat(Span.ofMonths(12).endFrom(leapDay)).isEqualTo("2029-02-28");
        assertThat(Span.ofDays(366).endFrom(leapDay)).isEqualTo("2029-03-01");
    }

    @Test
    void tellHowMuchOfASubstanceIsInASolution() {
        assertThat(component("250").percent()).isEqualTo("25");
        assertThat(component(null).percent()).isNull();
        assertThat(component("250.0")).isEqualTo(component("250"));
        assertThat(component("250").countsAsLidocaine()).isFalse();
        assertThat(new SolutionComponent("lidocaine", "Lidocaine", null).countsAsLidocaine())
                .isTrue();
    }

    @Test
    void holdEverywhereWhatTheTextsHold() {
        assertThat(Stream.of(DrugClass.values()).filter(DrugClass::isHeldEverywhere))
                .containsExactly(DrugClass.ANTI_INFLAMMATORY, DrugClass.ANTICOAGULANT);
    }

    private static Stream<BigDecimal> numbers(String... numbers) {
        return Arrays.stream(numbers).map(BigDecimal::new);
    }

    private static Volumes volumes(@Nullable String min, String max) {
        return new Volumes(min == null ? null : new BigDecimal(min), new BigDecimal(max));
    }

    private static Concentrations percent(String min, String max) {
        return new Concentrations(new BigDecimal(min), new BigDecimal(max));
    }

    private static SolutionComponent component(@Nullable String mgPerMl) {
        return new SolutionComponent("dextrose", "Dextrose", mgPerMl == null ? null : new BigDecimal(mgPerMl));
    }

    private static Step step(int injections) {
        return new Step(StepRole.LIGAMENT, List.of(), new Range(injections, 3), null, "dextrose", null, null);
    }

    private static Timings timings(int hold, int improvement, int review, int start, int makeUp) {
        Map<Severity, Map<Phase, Range>> recovery = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            Map<Phase, Range> phases = new EnumMap<>(Phase.class);
            for (Phase phase : Phase.values()) {
                phases.put(phase, new Range(0, 1));
            }
            recovery.put(severity, phases);
        }
        return new Timings(recovery, hold, improvement, review, start, List.of(), makeUp);
    }
}
