package org.prolotherapy.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/**
 * The storeys of a house and what each may know of the others, sub-packages included.
 *
 * @param base the package in which the house stands
 */
public record Storeys(String base) {

    private static final List<String> FACES = List.of("api", "fhir", "cds", "calendar", "changes");
    private static final List<String> FEATURES = List.of(
            "plan", "treatment", "safety", "outcome", "aftercare", "fee", "clinic", "sharing", "reference", "feed");

    private static final String[] HTTP = {
        "jakarta.ws.rs..", "io.vertx..", "org.jboss.resteasy..", "org.eclipse.microprofile.openapi.."
    };

    /** What the texts say needs nothing but Java. */
    public ArchRule knowledgeKnowsTheJdkAlone() {
        return classes()
                .that()
                .resideInAPackage(in("knowledge"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", in("knowledge"));
    }

    /** What follows from the texts needs them, and nothing but Java beside. */
    public ArchRule scheduleKnowsKnowledgeAndTheJdkAlone() {
        return classes()
                .that()
                .resideInAPackage(in("schedule"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", in("schedule"), in("knowledge"));
    }

    /** Features speak of plans, not of requests: who asks, and in which language, is for the faces to know. */
    public ArchRule featuresKnowNoFace() {
        return noClasses()
                .that()
                .resideInAnyPackage(in(FEATURES))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(in(FACES));
    }

    /** The same for HTTP itself. */
    public ArchRule featuresKnowNoHttp() {
        return noClasses()
                .that()
                .resideInAnyPackage(in(FEATURES))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(HTTP);
    }

    /** The ground carries the house and knows nothing of what stands on it. */
    public ArchRule platformKnowsNoStoreyAbove() {
        return noClasses()
                .that()
                .resideInAPackage(in("platform"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Stream.of(in(FACES), in(FEATURES), new String[] {in("knowledge"), in("schedule")})
                        .flatMap(Stream::of)
                        .toArray(String[]::new));
    }

    /** What production never runs is known only to what decides whether to run it. */
    public ArchRule onlyTheStartKnowsTheTrial() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(base, in("trial"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("trial"));
    }

    /** Between storeys and features, as everywhere below, dependencies have one direction. */
    public ArchRule thereAreNoCircles() {
        return slices().matching(base + ".(*)..").should().beFreeOfCycles();
    }

    /** The same among the parts of the JSON API. */
    public ArchRule thereAreNoCirclesInTheApi() {
        return slices().matching(base + ".api.(*)..").should().beFreeOfCycles();
    }

    /** The same among the parts of the ground. */
    public ArchRule thereAreNoCirclesInThePlatform() {
        return slices().matching(base + ".platform.(*)..").should().beFreeOfCycles();
    }

    private String in(String part) {
        return base + "." + part + "..";
    }

    private String[] in(List<String> parts) {
        return parts.stream().map(this::in).toArray(String[]::new);
    }
}
