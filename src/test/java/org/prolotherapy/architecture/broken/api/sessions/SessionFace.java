package org.prolotherapy.architecture.broken.api.sessions;

import org.prolotherapy.architecture.broken.api.plans.PlanFace;
import org.prolotherapy.architecture.broken.trial.Trial;

/** Stands where it must not know what it holds. */
public record SessionFace(Trial other1, PlanFace other2) {}
