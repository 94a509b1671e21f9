package org.prolotherapy.treatment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.LocalAnaesthetic;
import org.prolotherapy.knowledge.Phrase;
import org.prolotherapy.knowledge.Saying;
import org.prolotherapy.knowledge.Solution;
import org.prolotherapy.knowledge.SolutionComponent;
import org.prolotherapy.safety.AnaestheticDose;
import org.prolotherapy.safety.SafetyReview;

/** The local anaesthetics that were given in a session: besides the injections, and in each of them. */
final class DosesGiven {

    private DosesGiven() {}

    static List<AnaestheticDose> in(SessionRecord record, Knowledge knowledge) {
        List<AnaestheticDose> doses = new ArrayList<>();
        Anaesthetic anaesthetic = record.current().anaesthetic();
        if (anaesthetic != null) {
            doses.add(AnaestheticDose.named(
                    anaesthetic.agent(),
                    anaesthetic.doseMg(),
                    anaesthetic.withAdrenaline(),
                    Phrase.AGENT_OF_ANAESTHETIC.of(),
                    knowledge));
        }
        record.given().forEach(placement -> doses.addAll(in(placement, knowledge)));
        return doses;
    }

    /** What is stated of lidocaine counts; else what the solution is known to hold. */
    private static List<AnaestheticDose> in(NeedlePlacement placement, Knowledge knowledge) {
        Solution solution = knowledge.solution(placement.solution()).orElseThrow();
        List<AnaestheticDose> doses = new ArrayList<>();
        if (placement.lidocaineMg() != null && !SafetyReview.contains(solution, LocalAnaesthetic.LIDOCAINE)) {
            doses.add(AnaestheticDose.ofLidocaine(placement.lidocaineMg(), Saying.field("lidocaineMg"), knowledge));
        }
        for (SolutionComponent component : solution.components()) {
            Optional<LocalAnaesthetic> agent = knowledge.anaesthetic(component.code());
            if (agent.isPresent()) {
                BigDecimal mg = mg(component, placement);
                doses.add(new AnaestheticDose(
                        agent.get(), mg, false, mg == null ? Phrase.DOSE_IN_INJECTION.of(component.code()) : null));
            }
        }
        return doses;
    }

    private static @Nullable BigDecimal mg(SolutionComponent component, NeedlePlacement placement) {
        if (component.countsAsLidocaine() && placement.lidocaineMg() != null) {
            return placement.lidocaineMg();
        }
        return component.mgPerMl() == null ? null : component.mgPerMl().multiply(placement.volumeMl());
    }
}
