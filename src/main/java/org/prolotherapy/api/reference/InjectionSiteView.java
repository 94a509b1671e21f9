package org.prolotherapy.api.reference;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.InjectionSite;
import org.prolotherapy.knowledge.Region;
import org.prolotherapy.knowledge.Structure;

@Schema(
        name = "InjectionSite",
        description = "A place that a needle is put to.",
        requiredProperties = {"code", "display", "region", "structure", "sided", "sources"})
record InjectionSiteView(
        @Schema(description = "Names the site: the `site` of an injection.", examples = "tibial-collateral-ligament")
        String code,

        @Schema(
                description = "The anatomical term in English, a usual name in parentheses.",
                examples = "Tibial (medial) collateral ligament")
        String display,

        @Schema(description = "The region that it lies in.", examples = "KNEE")
        Region region,

        @Schema(
                description = "The tissue that it is; `ENTHESIS` is where a ligament or muscle attaches to bone.",
                examples = "LIGAMENT")
        Structure structure,

        @Schema(
                description =
                        "Whether the body has it left and right. Then an injection must name its `side`; otherwise it"
                                + " must not.",
                examples = "true")
        boolean sided,

        @Schema(
                description = "Its code as a body structure in SNOMED CT. Absent where none was verified.",
                examples = "49076000")
        @Nullable
        String snomedCt,

        @Schema(description = "Codes of the sources, of `/v1/sources`.", minItems = 1, examples = "[\"TA2\"]")
        List<String> sources) {

    static InjectionSiteView of(InjectionSite site) {
        return new InjectionSiteView(
                site.code(),
                site.display(),
                site.region(),
                site.structure(),
                site.sided(),
                site.snomedCt(),
                site.sources());
    }
}
