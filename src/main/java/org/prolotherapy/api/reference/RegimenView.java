package org.prolotherapy.api.reference;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.AppliesTo;
import org.prolotherapy.knowledge.Figures;
import org.prolotherapy.knowledge.ProtocolKind;
import org.prolotherapy.knowledge.PublishedRegimen;
import org.prolotherapy.knowledge.Range;
import org.prolotherapy.knowledge.Span;
import org.prolotherapy.knowledge.Step;
import org.prolotherapy.knowledge.StopRule;

@Schema(name = "Regimen")
record RegimenView(
        String id,

        String display,

        String citation,

        Figures figures,

        ProtocolKind kind,

        List<String> published,

        AppliesTo appliesTo,

        List<PhaseView> phases,

        Span span,

        Range injectionsPerSide,

        List<String> solutions,

        List<Step> steps,

        @Nullable StopRule stop,

        List<Integer> publishedDays) {

    static RegimenView of(PublishedRegimen regimen) {
        return new RegimenView(
                regimen.id(),
                regimen.display(),
                regimen.citation(),
                regimen.figures(),
                regimen.kind(),
                regimen.published(),
                regimen.appliesTo(),
                PhaseView.of(regimen.phases()),
                regimen.span(),
                regimen.injectionsPerSide(),
                regimen.solutions(),
                regimen.steps(),
                regimen.stop(),
                regimen.publishedDays());
    }
}
