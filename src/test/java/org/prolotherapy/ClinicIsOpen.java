package org.prolotherapy;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import java.util.List;
import org.prolotherapy.clinic.Clinic;
import org.prolotherapy.clinic.ClinicProfile;
import org.prolotherapy.clinic.Performer;
import org.prolotherapy.clinic.Qualification;
import org.prolotherapy.platform.tenancy.CurrentTenant;

/** Names the clinic's performers before the first test, so that no test depends on another that did. */
public class ClinicIsOpen implements QuarkusTestBeforeEachCallback {

    private static boolean done;

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        if (!done) {
            Clinic clinic = Arc.container().instance(Clinic.class).get();
            CurrentTenant tenant = Arc.container().instance(CurrentTenant.class).get();
            tenant.runAs(
                    "local", () -> QuarkusTransaction.requiringNew().run(() -> clinic.change(open(clinic.profile()))));
            done = true;
        }
    }

    /** As {@link ClinicOfTests#open()} says it. */
    private static ClinicProfile open(ClinicProfile profile) {
        return new ClinicProfile(
                profile.timeZone(),
                profile.openingHours(),
                profile.visitMinutes(),
                List.of(),
                List.of(
                        new Performer("dr-ak", Qualification.RADIOLOGIST),
                        new Performer("dr-demir", Qualification.PHYSIATRIST)),
                List.of("room-1"),
                List.of(),
                List.of(),
                List.of());
    }
}
