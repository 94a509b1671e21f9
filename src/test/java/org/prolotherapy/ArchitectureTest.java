package org.prolotherapy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.prolotherapy.architecture.Storeys;
import org.prolotherapy.platform.idempotency.Idempotent;
import org.prolotherapy.platform.persistence.Sql;

/** The direction in which this house is built: faces, features, what is pure, and the ground below all. */
class ArchitectureTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("org.prolotherapy");

    private static final List<String> RULES = List.of(
            PermissionsAllowed.class.getName(),
            Authenticated.class.getName(),
            PermitAll.class.getName(),
            DenyAll.class.getName(),
            RolesAllowed.class.getName());

    private static final Map<String, Function<Storeys, ArchRule>> STOREYS = Map.ofEntries(
            Map.entry("knowledgeKnowsTheJdkAlone", Storeys::knowledgeKnowsTheJdkAlone),
            Map.entry("scheduleKnowsKnowledgeAndTheJdkAlone", Storeys::scheduleKnowsKnowledgeAndTheJdkAlone),
            Map.entry("featuresKnowNoFace", Storeys::featuresKnowNoFace),
            Map.entry("featuresKnowNoHttp", Storeys::featuresKnowNoHttp),
            Map.entry("platformKnowsNoStoreyAbove", Storeys::platformKnowsNoStoreyAbove),
            Map.entry("onlyTheStartKnowsTheTrial", Storeys::onlyTheStartKnowsTheTrial),
            Map.entry("thereAreNoCircles", Storeys::thereAreNoCircles),
            Map.entry("thereAreNoCirclesInTheApi", Storeys::thereAreNoCirclesInTheApi),
            Map.entry("thereAreNoCirclesInThePlatform", Storeys::thereAreNoCirclesInThePlatform));

    /** What everybody may read. */
    private static final List<String> OPEN = List.of(
            "ProblemPages", "StartPage", "ReferencePage", "SubscribedCalendar", "MetadataRoutes", "CdsResource");

    @ParameterizedTest
    @MethodSource("storeys")
    void storeysKnowOnlyWhatIsBelow(String name) {
        rule(name)
                .apply(new Storeys("org.prolotherapy"))
                .allowEmptyShould(false)
                .check(HOUSE);
    }

    /** A rule whose pattern matches nothing would hold whatever is built. */
    @ParameterizedTest
    @MethodSource("storeys")
    void reportsAHouseThatBreaksIt(String name) {
        String broken = "org.prolotherapy.architecture.broken";
        JavaClasses brokenHouse = new ClassFileImporter().importPackages(broken);
        assertThat(rule(name).apply(new Storeys(broken)).evaluate(brokenHouse).hasViolation())
                .isTrue();
    }

    private static Set<String> storeys() {
        return STOREYS.keySet();
    }

    private static Function<Storeys, ArchRule> rule(String name) {
        return Objects.requireNonNull(STOREYS.get(name));
    }

    @Test
    void everyPostThatStoresCanBeRepeated() {
        methods()
                .that()
                .areAnnotatedWith(POST.class)
                .and(DescribedPredicate.describe(
                        "store", method -> !method.getName().matches("(?:search|preview|apply|ask|feedback).*")))
                .should()
                .beAnnotatedWith(Idempotent.class)
                .andShould()
                .haveRawReturnType(RestResponse.class)
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

    @Test
    void onlySqlSpeaksToTheDatabaseWithoutEntities() {
        assertThat(usersOfStatements(HOUSE)).containsOnly(Sql.class.getName(), Sql.Values.class.getName());
        assertThat(usersOfStatements(new ClassFileImporter().importClasses(ByHand.class)))
                .containsExactly(ByHand.class.getName());
    }

    private static List<String> usersOfStatements(JavaClasses classes) {
        return classes.stream()
                .filter(each -> each.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency -> dependency.getTargetClass().isAssignableTo(Statement.class)))
                .map(JavaClass::getName)
                .toList();
    }

    /** What nobody is to do. */
    static final class ByHand {

        static int one(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select 1")) {
                row.next();
                return row.getInt(1);
            }
        }
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
