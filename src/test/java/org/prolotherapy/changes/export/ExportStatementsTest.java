package org.prolotherapy.changes.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.TokenIsSent.callersOf;

import io.quarkus.arc.All;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Plan;
import org.prolotherapy.Statements;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.plan.TreatmentPlans;
import org.prolotherapy.platform.tenancy.CurrentTenant;
import org.prolotherapy.sharing.export.Exported;

/** A page of an export asks the database as often for many plans as for one, whatever it is written in. */
@QuarkusTest
class ExportStatementsTest {

    @Inject
    @PersistenceUnitExtension
    Statements statements;

    @Inject
    @All
    List<Exported> exported;

    @Inject
    TreatmentPlans plans;

    @Inject
    CurrentTenant tenant;

    private final String clinic = "pages-" + UUID.randomUUID();

    @Test
    void asksAsOftenForManyPlansAsForOne() {
        aCourseWithSomethingOfEverything();
        Map<String, Integer> ofOne = countByType();
        for (int i = 0; i < 4; i++) {
            aCourseWithSomethingOfEverything();
        }

        assertThat(countByType()).isEqualTo(ofOne).hasSizeGreaterThan(15);
        assertThat(ofOne.values()).allMatch(count -> count <= 8);
    }

    private Map<String, Integer> countByType() {
        Map<String, Integer> counts = new TreeMap<>();
        for (Exported each : exported) {
            for (String type : each.types()) {
                counts.put(each.format() + " " + type, count(each, type));
            }
        }
        return counts;
    }

    private int count(Exported of, String type) {
        return tenant.callAs(
                clinic,
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    List<TreatmentPlan> page = plans.following(null, null, 100);
                    return statements.during(() -> of.lines(type, page, null)).size();
                }));
    }

    private void aCourseWithSomethingOfEverything() {
        callersOf(clinic, () -> {
            Plan plan = createPlan(kneeOsteoarthritis()).consented();
            plan.record(1, performedAt("2027-01-04T08:00:00+03:00"));
            plan.report(object().with("kind", "SWELLING").with("onsetAt", "2027-01-04T08:30:00+03:00"))
                    .statusCode(201);
            return plan.assess(object().with("assessedAt", "2027-01-04T08:30:00+03:00")
                            .with("pain", 1))
                    .statusCode(201);
        });
    }
}
