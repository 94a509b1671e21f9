package org.prolotherapy.architecture.broken.platform.web;

import org.prolotherapy.architecture.broken.fee.Price;
import org.prolotherapy.architecture.broken.platform.json.Paper;

/** Stands where it must not know what it holds. */
public record Ground(Price other1, Paper other2) {}
