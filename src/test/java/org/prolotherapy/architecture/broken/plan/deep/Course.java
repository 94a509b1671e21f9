package org.prolotherapy.architecture.broken.plan.deep;

import jakarta.ws.rs.core.UriInfo;
import org.prolotherapy.architecture.broken.api.plans.PlanFace;
import org.prolotherapy.architecture.broken.clinic.deep.House;

/** Stands where it must not know what it holds. */
public record Course(PlanFace other1, UriInfo other2, House other3) {}
