package org.prolotherapy.api.plans;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Locale;
import java.util.regex.Pattern;
import org.prolotherapy.plan.TreatmentPlans;
import org.prolotherapy.platform.audit.AddressedResource;
import org.prolotherapy.platform.audit.AuditTrail;

/** The plan that an address names, whether there is one or not. */
@Singleton
public class AddressedPlan implements AddressedResource {

    private static final Pattern ID = Pattern.compile("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

    @Override
    public void tell(String path, MultivaluedMap<String, String> parameters, AuditTrail trail) {
        String id = parameters.getFirst("id");
        if (path.contains("v1/treatment-plans/") && id != null && ID.matcher(id).matches()) {
            trail.about(TreatmentPlans.AUDITED_AS, id.toLowerCase(Locale.ROOT));
        }
    }
}
