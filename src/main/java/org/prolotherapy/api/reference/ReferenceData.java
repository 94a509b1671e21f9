package org.prolotherapy.api.reference;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import io.quarkus.security.Authenticated;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.InjectionSite;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.LocalAnaesthetic;
import org.prolotherapy.knowledge.OutcomeMeasure;
import org.prolotherapy.knowledge.PublishedQuestion;
import org.prolotherapy.knowledge.Region;
import org.prolotherapy.knowledge.ScreeningQuestions;
import org.prolotherapy.knowledge.Source;
import org.prolotherapy.knowledge.Substance;
import org.prolotherapy.platform.web.AnswerLanguage;
import org.prolotherapy.platform.web.InEachLanguage;
import org.prolotherapy.platform.web.Page;
import org.prolotherapy.reference.Displays;

/** What the texts say, for callers: every list whole, every answer cacheable. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
@Startup
@Tag(
        name = "Reference data",
        description =
                "Conditions, solutions, injection sites, regimens, outcome measures, rules and sources: every code that other requests"
                        + " use. Lists come whole, without a cursor. Answers change only with a new version of the service: keep"
                        + " them and ask again with `If-None-Match`.")
public class ReferenceData {

    private final Knowledge knowledge;
    private final ScreeningQuestions questions;
    private final ObjectMapper json;
    private final CacheableResponse<Page<Source>> sources;
    private final InEachLanguage<Lists> lists = new InEachLanguage<>(Lists::new);

    ReferenceData(Knowledge knowledge, ScreeningQuestions questions, ObjectMapper json) {
        this.knowledge = knowledge;
        this.questions = questions;
        this.json = json;
        sources = list(knowledge.sources(), json);
        // Those of whoever asks for no language, before anybody asks.
        lists.toSpeak();
    }

    @GET
    @Path("/conditions")
    @Authenticated
    @Operation(operationId = "listConditions")
    public RestResponse<Page<ConditionView>> conditions(@BeanParam ConditionalGet cached) {
        return lists.toSpeak().conditions.answer(cached);
    }

    @GET
    @Path("/substances")
    @Authenticated
    @Operation(operationId = "listSubstances")
    public RestResponse<Page<Substance>> substances(@BeanParam ConditionalGet cached) {
        // With those that the clinic has named.
        Displays displays = Displays.in(AnswerLanguage.toSpeak());
        return list(knowledge.substances().all(), displays::named, json).answer(cached);
    }

    @GET
    @Path("/anaesthetics")
    @Authenticated
    @Operation(operationId = "listAnaesthetics")
    public RestResponse<Page<LocalAnaesthetic>> anaesthetics(@BeanParam ConditionalGet cached) {
        return lists.toSpeak().anaesthetics.answer(cached);
    }

    @GET
    @Path("/injection-sites")
    @Authenticated
    @Operation(operationId = "listInjectionSites")
    public RestResponse<Page<InjectionSite>> injectionSites(
            @QueryParam("region") @Nullable Region region, @BeanParam ConditionalGet cached) {
        CacheableResponse<Page<InjectionSite>> asked = region == null
                ? lists.toSpeak().sites
                : lists.toSpeak().sitesByRegion.get(region);
        return Objects.requireNonNull(asked).answer(cached);
    }

    @GET
    @Path("/outcome-measures")
    @Authenticated
    @Operation(operationId = "listOutcomeMeasures")
    public RestResponse<Page<OutcomeMeasure>> outcomeMeasures(@BeanParam ConditionalGet cached) {
        return lists.toSpeak().measures.answer(cached);
    }

    @GET
    @Path("/screening-questions")
    @Authenticated
    @Operation(operationId = "listScreeningQuestions")
    public RestResponse<Page<PublishedQuestion>> screeningQuestions(@BeanParam ConditionalGet cached) {
        return lists.toSpeak().questions.answer(cached);
    }

    @GET
    @Path("/rules")
    @Authenticated
    @Operation(operationId = "listRules")
    public RestResponse<Page<RuleView>> rules(@BeanParam ConditionalGet cached) {
        return lists.toSpeak().rules.answer(cached);
    }

    @GET
    @Path("/sources")
    @Authenticated
    @Operation(operationId = "listSources")
    public RestResponse<Page<Source>> sources(@BeanParam ConditionalGet cached) {
        return sources.answer(cached);
    }

    @GET
    @Path("/labels")
    @Authenticated
    @Operation(operationId = "listLabels")
    public RestResponse<Page<LabelsView>> labels(@BeanParam ConditionalGet cached) {
        return lists.toSpeak().labels.answer(cached);
    }

    private static <T, V> CacheableResponse<Page<V>> list(List<T> entries, Function<T, V> view, ObjectMapper json) {
        return list(entries.stream().map(view).toList(), json);
    }

    private static <T> CacheableResponse<Page<T>> list(List<T> entries, ObjectMapper json) {
        return CacheableResponse.of(new Page<>(entries, null), json);
    }

    /** Every list that is said in a language. */
    private final class Lists {

        private final CacheableResponse<Page<ConditionView>> conditions;
        private final CacheableResponse<Page<LocalAnaesthetic>> anaesthetics;
        private final CacheableResponse<Page<InjectionSite>> sites;
        private final Map<Region, CacheableResponse<Page<InjectionSite>>> sitesByRegion = new EnumMap<>(Region.class);
        private final CacheableResponse<Page<OutcomeMeasure>> measures;
        private final CacheableResponse<Page<PublishedQuestion>> questions;
        private final CacheableResponse<Page<RuleView>> rules;
        private final CacheableResponse<Page<LabelsView>> labels;

        Lists(Locale language) {
            Displays displays = Displays.in(language);
            conditions = list(knowledge.conditions(), condition -> ConditionView.of(condition, displays), json);
            anaesthetics = list(knowledge.anaesthetics(), displays::named, json);
            List<InjectionSite> named =
                    knowledge.injectionSites().stream().map(displays::named).toList();
            sites = list(named, json);
            for (Region region : Region.values()) {
                List<InjectionSite> there =
                        named.stream().filter(site -> site.region() == region).toList();
                sitesByRegion.put(region, list(there, json));
            }
            measures = list(knowledge.outcomeMeasures(), displays::named, json);
            questions = list(ReferenceData.this.questions.all(), displays::named, json);
            rules = list(knowledge.rules(), rule -> RuleView.of(rule, displays), json);
            labels = list(LabelsView.in(language), json);
        }
    }
}
