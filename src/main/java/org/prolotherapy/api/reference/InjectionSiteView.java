package org.prolotherapy.api.reference;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.InjectionSite;
import org.prolotherapy.knowledge.Region;
import org.prolotherapy.knowledge.Structure;

@Schema(name = "InjectionSite")
record InjectionSiteView(
        String code,

        String display,

        Region region,

        Structure structure,

        boolean sided,

        @Nullable String snomedCt,

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
