package org.prolotherapy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.prolotherapy.platform.idempotency.Idempotent;

/** The direction in which this house is built: web → features → schedule → protocol → the JDK. */
class ArchitectureTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.prolotherapy");

    private static final List<String> RULES = List.of(
            PermissionsAllowed.class.getName(),
            Authenticated.class.getName(),
            PermitAll.class.getName(),
            DenyAll.class.getName(),
            RolesAllowed.class.getName());

    /** What everybody may read. */
    private static final List<String> OPEN = List.of("ProblemPages");

    @Test
    void protocolKnowsTheJdkAlone() {
        classes()
                .that()
                .resideInAPackage("org.prolotherapy.protocol")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "org.prolotherapy.protocol")
                .check(HOUSE);
    }

    @Test
    void scheduleKnowsProtocolAndTheJdkAlone() {
        classes()
                .that()
                .resideInAPackage("org.prolotherapy.schedule")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", "org.jspecify..", "org.prolotherapy.schedule", "org.prolotherapy.protocol")
                .check(HOUSE);
    }

    @Test
    void noFeatureKnowsTheWeb() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..web..", "org.prolotherapy.contract..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..web..")
                .check(HOUSE);
    }

    @Test
    void noFeaturesWebKnowsAnothersWeb() {
        for (String feature : new String[] {"plan", "treatment", "outcome", "aftercare"}) {
            noClasses()
                    .that()
                    .resideInAPackage("org.prolotherapy.(*).web")
                    .and()
                    .resideOutsideOfPackage("org.prolotherapy." + feature + ".web")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.prolotherapy." + feature + ".web")
                    .check(HOUSE);
        }
    }

    @Test
    void platformKnowsNoFeature() {
        noClasses()
                .that()
                .resideInAPackage("org.prolotherapy.platform..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.prolotherapy.protocol..",
                        "org.prolotherapy.schedule..",
                        "org.prolotherapy.plan..",
                        "org.prolotherapy.treatment..",
                        "org.prolotherapy.fee..",
                        "org.prolotherapy.safety..",
                        "org.prolotherapy.outcome..",
                        "org.prolotherapy.aftercare..",
                        "org.prolotherapy.clinic..",
                        "org.prolotherapy.knowledge..")
                .check(HOUSE);
    }

    @Test
    void featuresDependOnEachOtherInOneDirection() {
        slices().matching("org.prolotherapy.(*)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void everyPostThatStoresCanBeRepeated() {
        methods()
                .that()
                .areAnnotatedWith(POST.class)
                .and(DescribedPredicate.describe(
                        "store", method -> !Set.of("search", "preview").contains(method.getName())))
                .should()
                .beAnnotatedWith(Idempotent.class)
                .andShould()
                .haveRawReturnType(Response.class)
                .check(HOUSE);
    }

    @Test
    void everyRouteSaysWhoMayUseIt() {
        methods()
                .that()
                .areMetaAnnotatedWith(HttpMethod.class)
                .should(haveExactlyOneRule())
                .check(HOUSE);
    }

    private static ArchCondition<JavaMethod> haveExactlyOneRule() {
        return new ArchCondition<>("have exactly one of " + RULES + ", and @PermitAll only for " + OPEN) {
            @Override
            public void check(JavaMethod route, ConditionEvents events) {
                List<String> rules = Stream.concat(
                                route.getAnnotations().stream(), route.getOwner().getAnnotations().stream())
                        .map(annotation -> annotation.getRawType().getFullName())
                        .filter(RULES::contains)
                        .toList();
                boolean sound = rules.size() == 1
                        && (!rules.contains(PermitAll.class.getName())
                                || OPEN.contains(route.getOwner().getSimpleName()));
                events.add(new SimpleConditionEvent(route, sound, route.getFullName() + " has " + rules));
            }
        };
    }
}
