package org.prolotherapy.api.reference;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Source;

@Schema(name = "Source")
record SourceView(
        String code,

        String display,

        String citation,

        @Nullable String pmid) {

    static SourceView of(Source source) {
        return new SourceView(source.code(), source.display(), source.citation(), source.pmid());
    }
}
