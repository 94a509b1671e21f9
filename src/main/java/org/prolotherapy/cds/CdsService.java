package org.prolotherapy.cds;

import java.util.List;
import org.prolotherapy.plan.TreatmentPlan;

/** One of the services that can be asked. */
interface CdsService {

    /** Its name in addresses. */
    String id();

    /** When a client asks it. */
    String hook();

    String title();

    String description();

    /** What is to be known about these plans of the patient, none of which has ended. */
    List<Card> cards(Question question, List<TreatmentPlan> plans);
}
