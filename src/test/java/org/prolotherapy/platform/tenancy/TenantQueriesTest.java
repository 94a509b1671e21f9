package org.prolotherapy.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.binder.internal.TenantIdBinder;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Statements;

/** The filter that adds the tenant is off for a query that names it, and for nothing else. */
@QuarkusTest
class TenantQueriesTest {

    @Inject
    TenantQueries queries;

    @Inject
    CurrentTenant current;

    @Inject
    EntityManager entityManager;

    @Inject
    @PersistenceUnitExtension
    Statements statements;

    @Test
    void answersOnlyWhatNamesItsTenant() {
        current.runAs(
                "ak",
                () -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> queries.list(
                                entityManager.createQuery("select p.id from TreatmentPlan p", Object.class))));
    }

    @Test
    void filtersWhatFollows() {
        current.runAs("ak", () -> {
            assertThat(queries.list(entityManager.createQuery(
                            "select p.id from TreatmentPlan p where p.clinicId = :tenant", Object.class)))
                    .isEmpty();
            assertThatTheFilterIsOn();
        });
    }

    @Test
    void filtersWhatFollowsAFailure() {
        current.runAs("ak", () -> {
            var broken = entityManager.createQuery("select cast(:tenant as Integer)", Object.class);
            assertThatThrownBy(() -> queries.list(broken)).hasMessageContaining("integer");
            assertThat(entityManager.unwrap(Session.class).getEnabledFilter(TenantIdBinder.FILTER_NAME))
                    .isNotNull();
        });
    }

    private void assertThatTheFilterIsOn() {
        List<String> said = statements.during(() -> entityManager
                .createQuery("select p.id from TreatmentPlan p", Object.class)
                .getResultList());
        assertThat(said).singleElement().asString().contains("clinic_id");
    }
}
