package org.prolotherapy.api.plans;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A plan in a list, in the view that was asked for. */
@Schema(
        name = "ListedTreatmentPlan",
        anyOf = {PlanView.class, PlanSummary.class})
public sealed interface ListedPlan permits PlanView, PlanSummary {}
