package org.prolotherapy.fhir;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.DomainResource;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.fhir.resource.Chart;
import org.prolotherapy.fhir.resource.Chart.Fact;
import org.prolotherapy.fhir.resource.Charts;
import org.prolotherapy.fhir.resource.PlanResources;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.sharing.export.ExportFormat;
import org.prolotherapy.sharing.export.Exported;

/** Every resource that is told of plans, as it is read one by one. */
@Singleton
class ExportedResources implements Exported {

    private final Map<String, PlanResources<?>> types;
    private final Charts charts;

    ExportedResources(@All List<PlanResources<?>> types, Charts charts) {
        this.types = types.stream().collect(Collectors.toUnmodifiableMap(PlanResources::type, Function.identity()));
        this.charts = charts;
    }

    @Override
    public ExportFormat format() {
        return ExportFormat.FHIR;
    }

    @Override
    public Set<String> types() {
        return types.keySet();
    }

    @Override
    public Map<String, List<String>> lines(Set<String> wanted, List<TreatmentPlan> plans, @Nullable Instant since) {
        List<PlanResources<?>> told = new ArrayList<>();
        Set<Fact> facts = EnumSet.noneOf(Fact.class);
        for (String type : wanted) {
            PlanResources<?> resources = Objects.requireNonNull(types.get(type));
            told.add(resources);
            facts.addAll(resources.facts());
        }
        List<Chart> all = charts.of(plans, facts);
        return told.stream()
                .collect(Collectors.toMap(
                        PlanResources::type,
                        resources -> all.stream()
                                .flatMap(resources::of)
                                .filter(resource -> since == null || isChangedSince(resource, since))
                                .map(resource -> FhirJson.write(resource, Representation.WHOLE))
                                .toList()));
    }

    private static boolean isChangedSince(DomainResource resource, Instant since) {
        Date changed = resource.getMeta().getLastUpdated();
        return changed == null || !changed.toInstant().isBefore(since);
    }
}
