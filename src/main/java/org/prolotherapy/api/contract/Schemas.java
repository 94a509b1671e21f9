package org.prolotherapy.api.contract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.prolotherapy.feed.ChangeType;
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

    private final OpenAPI document;
    private final Map<String, Schema> byName;

    private Schemas(OpenAPI document) {
        this.document = document;
        this.byName = new TreeMap<>(document.getComponents().getSchemas());
    }

    /** @throws IllegalStateException if a sentence is about a schema or a member that the code does not have */
    static void complete(OpenAPI document, Members members) {
        Schemas schemas = new Schemas(document);
        schemas.enumerateCodes();
        schemas.everySchema().forEach(Schemas::inlineScalar);
        FORMATS.keySet().forEach(schemas.byName::remove);
        Set<String> requests = schemas.requests();
        schemas.byName.forEach((name, schema) -> schemas.completeMembers(name, schema, members, requests));
        schemas.everySchema().forEach(schemas::keepWhatStandsBesideAReference);
        REQUIRED_IN_PATCHES.forEach((name, required) -> schemas.completePatch(schemas.named(name), required));
        schemas.namePagesAfterTheirItems();
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
        enumerate("ChangeType", ChangeType.values(), ChangeType::code);
    }

    private <E> void enumerate(String name, E[] constants, Function<E, String> code) {
        named(name).setEnumeration(Arrays.stream(constants).<Object>map(code).toList());
    }

    private static void inlineScalar(Schema schema) {
        String format = FORMATS.get(String.valueOf(nameOf(schema)));
        if (format == null && schema.getAllOf() != null) {
            format = FORMATS.get(String.valueOf(nameOf(schema.getAllOf().get(0))));
        }
        if (format != null) {
            schema.ref(null).allOf(null).type(List.of(SchemaType.STRING)).format(format);
        }
    }

    /**
     * In a request, null says the same as absence: whatever may be absent may be null. In an answer, whatever may not be null
     * is always there.
     */
    private void completeMembers(String name, Schema schema, Members code, Set<String> requests) {
        if (schema.getProperties() == null) {
            return;
        }
        Map<String, Boolean> members = code.of(name, schema.getProperties().keySet());
        if (members == null) {
            refuseSentencesAboutNothing(name, schema);
        } else if (requests.contains(name)) {
            // A request refuses members that its schema does not have.
            schema.setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
            members.forEach((member, nullable) -> {
                if (nullable) {
                    allowNull(member(schema, member));
                }
            });
        } else {
            Set<String> required = new LinkedHashSet<>();
            members.forEach((member, nullable) -> {
                if (!nullable) {
                    required.add(member);
                }
            });
            schema.setRequired(required.isEmpty() ? null : List.copyOf(required));
        }
    }

    private static void refuseSentencesAboutNothing(String name, Schema schema) {
        schema.getProperties().forEach((member, is) -> {
            if (is.getRef() == null && is.getType() == null && is.getAllOf() == null) {
                throw new IllegalStateException(
                        "There are sentences about " + name + "." + member + ", and no such member");
            }
        });
    }

    /**
     * A reference stays as it is: in OpenAPI 3.0 null is not valid beside it, and whoever leaves the member out says the same.
     */
    private static void allowNull(Schema schema) {
        List<SchemaType> types = schema.getType();
        if (types != null && !types.contains(SchemaType.NULL)) {
            schema.setType(
                    Stream.concat(types.stream(), Stream.of(SchemaType.NULL)).toList());
        }
    }

    private void keepWhatStandsBesideAReference(Schema schema) {
        if (schema.getRef() != null && (schema.getDescription() != null || schema.getExamples() != null)) {
            keepBeside(schema);
        }
    }

    /** In OpenAPI 3.0 nothing may stand beside a reference, but beside an {@code allOf} of it. */
    private void keepBeside(Schema schema) {
        String referred = nameOf(schema);
        if (referred != null) {
            Schema reference = OASFactory.createSchema().ref(referred);
            schema.ref(null).allOf(List.of(reference)).type(named(referred).getType());
        }
    }

    /**
     * In a patch, null removes a member, and objects are merged, too, so that they also name only what they change: what it
     * refers to has a twin for patches.
     */
    private void completePatch(Schema patch, List<String> required) {
        patch.setRequired(required.isEmpty() ? null : required);
        Map<String, Schema> members = new LinkedHashMap<>(patch.getProperties());
        members.replaceAll((name, member) -> {
            // The twin says it all: what stood beside the reference would make a type of its own in generated clients.
            String referred = nameOf(
                    member.getAllOf() == null ? member : member.getAllOf().get(0));
            return referred == null ? member : inPatch(referred);
        });
        patch.setProperties(members);
    }

    private Schema inPatch(String name) {
        Schema whole = named(name);
        Schema twin = OASFactory.createSchema()
                .type(Stream.concat(whole.getType().stream(), Stream.of(SchemaType.NULL))
                        .distinct()
                        .toList());
        if (whole.getProperties() == null) {
            List<@Nullable Object> constants = new ArrayList<>(whole.getEnumeration());
            constants.add(null);
            twin.description(whole.getDescription() + " Null removes it.").enumeration(constants);
        } else {
            twin.description(whole.getDescription() + " A member that is absent stays as it is; null removes it.")
                    .properties(whole.getProperties())
                    .additionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
        }
        byName.put(name + "Patch", twin);
        return OASFactory.createSchema().ref(name + "Patch");
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

    /** The names of the schemas that requests are made of. */
    private Set<String> requests() {
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
            }
        }
        return seen;
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
