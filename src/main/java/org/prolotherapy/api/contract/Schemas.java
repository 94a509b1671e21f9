package org.prolotherapy.api.contract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.api.problems.ProblemKinds;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.plan.PlanAction;
import org.prolotherapy.platform.problem.ProblemKind;

/** The schemas: what follows from the code without an annotation, and what annotations cannot say. */
final class Schemas {

    /** Scalars that the generator takes for objects of their own. */
    private static final Map<String, String> FORMATS = Map.of(
            "UUID", "uuid",
            "ZoneId", "time-zone",
            "LocalDate", "date",
            "LocalTime", "time-local",
            "LocalDateTime", "date-time-local",
            "OffsetDateTime", "date-time");

    /** Merge patches name only what they change; these members they must bring all the same. */
    private static final Map<String, List<String>> REQUIRED_IN_PATCHES = Map.of(
            "TreatmentPlanPatch", List.of(),
            "RecordAmendment", List.of("reason"),
            "InjectionAmendment", List.of("reason"));

    private static final String PAGE = "Page";
    private static final String NOTHING = "Nothing";

    private final OpenAPI document;
    private final Map<String, Schema> byName;

    private Schemas(OpenAPI document) {
        this.document = document;
        this.byName = new TreeMap<>(document.getComponents().getSchemas());
    }

    static void complete(OpenAPI document) {
        Schemas schemas = new Schemas(document);
        schemas.enumerateCodes();
        schemas.everySchema().forEach(Schemas::inlineScalar);
        schemas.everySchema().forEach(schemas::offerNull);
        FORMATS.keySet().forEach(schemas.byName::remove);
        REQUIRED_IN_PATCHES.forEach((name, required) -> schemas.completePatch(schemas.named(name), required));
        schemas.namePagesAfterTheirItems();
        schemas.closeRequests();
        document.getComponents().setSchemas(schemas.byName);
    }

    /** The name of the component that a schema refers to; null if it does not. */
    static @Nullable String nameOf(@Nullable Schema schema) {
        String ref = schema == null ? null : schema.getRef();
        return ref == null ? null : ref.substring(ref.lastIndexOf('/') + 1);
    }

    private Schema named(String name) {
        Schema schema = byName.get(name);
        if (schema == null) {
            throw new IllegalStateException("The OpenAPI document has no schema " + name);
        }
        return schema;
    }

    private static Schema member(Schema schema, String name) {
        return Objects.requireNonNull(schema.getProperties().get(name), name);
    }

    private void enumerateCodes() {
        enumerate("ProblemCode", ProblemKinds.all().toArray(ProblemKind[]::new), ProblemKind::code);
        enumerate("RuleCode", RuleId.values(), RuleId::code);
        enumerate("PlanAction", PlanAction.values(), PlanAction::code);
    }

    private <E> void enumerate(String name, E[] constants, Function<E, String> code) {
        named(name).setEnumeration(Arrays.stream(constants).<Object>map(code).toList());
    }

    private static void inlineScalar(Schema schema) {
        String format = FORMATS.get(String.valueOf(nameOf(schema)));
        List<SchemaType> types = List.of(SchemaType.STRING);
        if (format == null) {
            format = formatOfOnly(schema.getAllOf());
        }
        if (format == null) {
            format = formatOfOnly(schema.getAnyOf());
            types = List.of(SchemaType.STRING, SchemaType.NULL);
        }
        if (format != null) {
            schema.ref(null).allOf(null).anyOf(null).type(types).format(format);
        }
    }

    /** The format of the one scalar among these, of which the other is null. */
    private static @Nullable String formatOfOnly(@Nullable List<Schema> schemas) {
        return schemas == null
                ? null
                : schemas.stream()
                        .map(schema -> FORMATS.get(String.valueOf(nameOf(schema))))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    /**
     * Allows null beyond doubt where a member refers to a schema that does not: in OpenAPI 3.0 it is not enough that the
     * member is {@code nullable}.
     */
    private void offerNull(Schema schema) {
        referredOrNull(schema)
                .ifPresent(referred -> schema.type(List.of(
                                named(String.valueOf(nameOf(referred)))
                                        .getType()
                                        .get(0),
                                SchemaType.NULL))
                        .anyOf(List.of(referred, OASFactory.createSchema().ref(NOTHING))));
    }

    /** Objects in a patch are merged, too, so that they also name only what they change. */
    private void completePatch(Schema patch, List<String> required) {
        patch.setRequired(required.isEmpty() ? null : required);
        patch.getProperties()
                .values()
                .forEach(member -> referredOrNull(member)
                        .ifPresent(referred -> member.setAnyOf(List.of(
                                mergeable(referred), OASFactory.createSchema().ref(NOTHING)))));
    }

    private Schema mergeable(Schema reference) {
        String name = String.valueOf(nameOf(reference));
        Schema whole = named(name);
        if (whole.getRequired() == null) {
            return reference;
        }
        byName.put(
                name + "Patch",
                OASFactory.createSchema()
                        .type(whole.getType())
                        .description(whole.getDescription() + " A member that is absent stays as it is.")
                        .properties(whole.getProperties()));
        return OASFactory.createSchema().ref(name + "Patch");
    }

    private static Optional<Schema> referredOrNull(Schema schema) {
        return schema.getAnyOf() == null
                ? Optional.empty()
                : schema.getAnyOf().stream().filter(any -> any.getRef() != null).findFirst();
    }

    /** {@code PageRuleView} becomes {@code RulePage}. */
    private void namePagesAfterTheirItems() {
        Map<String, String> names = new TreeMap<>();
        byName.forEach((name, schema) -> {
            if (name.startsWith(PAGE)) {
                names.put(name, nameOf(member(schema, "items").getItems()) + PAGE);
            }
        });
        names.forEach((old, name) -> {
            Schema page = named(old);
            byName.remove(old);
            page.description("A part of a list.").required(List.of("items"));
            member(page, "next").description("The cursor of the part that follows. Absent on the last.");
            if (byName.put(name, page) != null) {
                throw new IllegalStateException("There are two schemas named " + name);
            }
        });
        everySchema().filter(schema -> schema.getRef() != null).forEach(schema -> {
            String name = names.get(nameOf(schema));
            if (name != null) {
                schema.setRef(name);
            }
        });
    }

    /** A request with a member that its schema does not have is refused. */
    private void closeRequests() {
        Deque<Schema> ahead = new ArrayDeque<>();
        operations()
                .map(Operation::getRequestBody)
                .filter(body -> body != null)
                .flatMap(body -> bodies(body.getContent()))
                .forEach(ahead::add);
        Set<String> seen = new HashSet<>();
        while (!ahead.isEmpty()) {
            for (Schema schema : within(ahead.remove())) {
                String name = nameOf(schema);
                if (name != null && seen.add(name)) {
                    ahead.add(named(name));
                }
                if (schema.getProperties() != null) {
                    schema.setAdditionalPropertiesSchema(
                            OASFactory.createSchema().booleanSchema(false));
                }
            }
        }
    }

    private Stream<Schema> everySchema() {
        Stream<Schema> inOperations = operations().flatMap(operation -> {
            List<Schema> schemas = new ArrayList<>();
            if (operation.getParameters() != null) {
                operation.getParameters().forEach(parameter -> schemas.add(parameter.getSchema()));
            }
            if (operation.getRequestBody() != null) {
                bodies(operation.getRequestBody().getContent()).forEach(schemas::add);
            }
            operation.getResponses().getAPIResponses().values().stream()
                    .flatMap(response -> bodies(response.getContent()))
                    .forEach(schemas::add);
            return schemas.stream();
        });
        return Stream.concat(byName.values().stream(), inOperations)
                .filter(schema -> schema != null)
                .flatMap(schema -> within(schema).stream());
    }

    private Stream<Operation> operations() {
        return document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream());
    }

    private static Stream<Schema> bodies(@Nullable Content content) {
        return content == null
                ? Stream.of()
                : content.getMediaTypes().values().stream().map(media -> media.getSchema());
    }

    /** The schema and all that are written inside it; what they refer to is not. */
    private static List<Schema> within(Schema schema) {
        List<Schema> found = new ArrayList<>(List.of(schema));
        addAll(
                found,
                schema.getProperties() == null ? null : schema.getProperties().values());
        addAll(found, schema.getAllOf());
        addAll(found, schema.getAnyOf());
        addAll(found, schema.getItems() == null ? null : List.of(schema.getItems()));
        return found;
    }

    private static void addAll(List<Schema> found, @Nullable Collection<Schema> inner) {
        if (inner != null) {
            inner.forEach(schema -> found.addAll(within(schema)));
        }
    }
}
