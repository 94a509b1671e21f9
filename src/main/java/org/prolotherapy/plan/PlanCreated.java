package org.prolotherapy.plan;

import java.util.UUID;

/** A plan was created; told to observers in the transaction that created it. */
public record PlanCreated(UUID plan) {}
