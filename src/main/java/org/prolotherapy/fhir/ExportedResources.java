package org.prolotherapy.fhir;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.DomainResource;
import org.jspecify.annotations.Nullable;
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
    public List<String> lines(String type, List<TreatmentPlan> plans, @Nullable Instant since) {
        PlanResources<?> resources = Objects.requireNonNull(types.get(type));
        return charts.of(plans, resources.facts()).stream()
                .flatMap(resources::of)
                .filter(resource -> since == null || isChangedSince(resource, since))
                .map(resource -> FhirJson.write(resource, Representation.WHOLE))
                .toList();
    }

    private static boolean isChangedSince(DomainResource resource, Instant since) {
        Date changed = resource.getMeta().getLastUpdated();
        return changed == null || !changed.toInstant().isBefore(since);
    }
}
