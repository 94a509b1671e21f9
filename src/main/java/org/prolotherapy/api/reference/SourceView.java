package org.prolotherapy.api.reference;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Source;

@Schema(
        name = "Source",
        description = "A text that something here was drawn from.",
        requiredProperties = {"code", "display", "citation"})
record SourceView(
        @Schema(description = "Names the source in every `sources`.", examples = "SALAFFI-2004")
        String code,

        @Schema(
                description = "Its title; what it is about where it has none.",
                examples =
                        "Minimal clinically important changes in chronic musculoskeletal pain intensity measured on a"
                                + " numerical rating scale")
        String display,

        @Schema(
                description = "Author, place and year, as far as the text itself gives them.",
                examples = "Salaffi F, et al. Eur J Pain 2004;8:283–291.")
        String citation,

        @Schema(description = "Its number in PubMed. Absent where none was verified.", examples = "15207508") @Nullable
        String pmid) {

    static SourceView of(Source source) {
        return new SourceView(source.code(), source.display(), source.citation(), source.pmid());
    }
}
