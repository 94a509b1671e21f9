package org.prolotherapy.architecture.broken.api.plans;

import org.prolotherapy.architecture.broken.api.sessions.SessionFace;

/** Stands where it must not know what it holds. */
public record PlanFace(SessionFace other1) {}
