package org.prolotherapy.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.UserTransaction;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose work it is. A test's own thread works for nobody. */
@QuarkusTest
class CurrentTenantTest {

    @Inject
    CurrentTenant current;

    @Inject
    EntityManager entities;

    @Inject
    UserTransaction transaction;

    @Test
    void isNobodyUntilSomeoneSaysWho() {
        assertThat(current.find()).isEmpty();
        assertThatIllegalStateException().isThrownBy(current::id).withMessageContaining("no tenant");
    }

    @Test
    void isWhoTheWorkIsDoneForAndNobodyAfterwards() {
        List<String> tenants = current.callAs("ak", () -> {
            String before = current.id();
            String inside = current.callAs("demir", current::id);
            return List.of(before, inside, current.id());
        });

        assertThat(tenants).containsExactly("ak", "demir", "ak");
        assertThatThrownBy(() -> current.runAs("ak", () -> {
                    throw new UnsupportedOperationException();
                }))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(current.find()).isEmpty();
    }

    @Test
    void isKnownInWorkThatStartsByItself() throws Exception {
        assertThat(inAThreadOfItsOwn(() -> current.find().isPresent())).isFalse();
        assertThat(inAThreadOfItsOwn(() -> current.callAs("ak", () -> current.id() + plans())))
                .isEqualTo("ak0");
    }

    @Test
    void isNeededToReadAnything() {
        assertThatThrownBy(this::plans).hasStackTraceContaining("no tenant");
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().call(this::plans))
                .hasStackTraceContaining("no tenant");
        assertThatThrownBy(() -> inAThreadOfItsOwn(
                        () -> QuarkusTransaction.requiringNew().call(this::plans)))
                .hasStackTraceContaining("no tenant");
        assertThatThrownBy(() -> inAThreadOfItsOwn(this::plansInABareTransaction))
                .hasStackTraceContaining("no tenant identifier specified");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-ak", ".ak", "_ak", "a b", "ä", "a'b", "a\n", "a/b"})
    void isNotCalledSo(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> current.callAs(name, current::id));
    }

    @Test
    void hasANameOfUpTo64Characters() {
        String longest = "1".repeat(64);
        assertThat(current.callAs(longest, current::id)).isEqualTo(longest);
        assertThatIllegalArgumentException().isThrownBy(() -> current.callAs(longest + "1", current::id));
        assertThat(current.callAs("Ak_1.b-2", current::id)).isEqualTo("Ak_1.b-2");
    }

    /** Without the request scope that Quarkus' own transactions bring along. */
    private long plansInABareTransaction() throws Exception {
        transaction.begin();
        try {
            return plans();
        } finally {
            transaction.rollback();
        }
    }

    private long plans() {
        return entities.createQuery("select count(*) from TreatmentPlan", Long.class)
                .getSingleResult();
    }

    private static <T> T inAThreadOfItsOwn(Callable<T> work) throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            return thread.submit(work).get();
        } finally {
            thread.shutdown();
        }
    }
}
