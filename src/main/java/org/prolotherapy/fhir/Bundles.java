package org.prolotherapy.fhir;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** What a search found, as FHIR packs it. */
final class Bundles {

    private Bundles() {}

    /** How many there are, without any of them. */
    static Bundle count(int total, String self) {
        Bundle bundle = new Bundle();
        bundle.setType(BundleType.SEARCHSET);
        bundle.setTotal(total);
        bundle.addLink().setRelation("self").setUrl(self);
        return bundle;
    }

    /**
     * A page.
     *
     * @param root where FHIR is spoken, as the caller knows it
     * @param next null on the last page
     */
    static Bundle page(
            String root,
            List<? extends Resource> found,
            List<? extends Resource> included,
            String self,
            @Nullable String next) {
        Bundle bundle = new Bundle();
        bundle.setType(BundleType.SEARCHSET);
        bundle.addLink().setRelation("self").setUrl(self);
        if (next != null) {
            bundle.addLink().setRelation("next").setUrl(next);
        }
        found.forEach(resource -> add(bundle, root, resource, SearchEntryMode.MATCH));
        included.forEach(resource -> add(bundle, root, resource, SearchEntryMode.INCLUDE));
        return bundle;
    }

    private static void add(Bundle bundle, String root, Resource resource, SearchEntryMode mode) {
        bundle.addEntry()
                .setFullUrl(root + "/" + resource.fhirType() + "/"
                        + resource.getIdElement().getIdPart())
                .setResource(resource)
                .getSearch()
                .setMode(mode);
    }
}
