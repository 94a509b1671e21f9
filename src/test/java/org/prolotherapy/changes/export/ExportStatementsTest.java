package org.prolotherapy.changes.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Plan.withSomethingOfEverything;
import static org.prolotherapy.TokenIsSent.callersOf;

import io.quarkus.arc.All;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.prolotherapy.Statements;
import org.prolotherapy.plan.FindPlans;
import org.prolotherapy.plan.TreatmentPlan;
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
    FindPlans find;

    @Inject
    CurrentTenant tenant;

    private final String clinic = "pages-" + UUID.randomUUID();

    @Test
    void asksAsOftenForManyPlansAsForOne() {
        aCourse();
        Map<String, Integer> ofOne = countByType();
        for (int i = 0; i < 4; i++) {
            aCourse();
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
                    List<TreatmentPlan> page = find.following(null, null, 100);
                    return statements
                            .during(() -> of.lines(Set.of(type), page, null))
                            .size();
                }));
    }

    private void aCourse() {
        callersOf(clinic, () -> withSomethingOfEverything(kneeOsteoarthritis()));
    }
}
