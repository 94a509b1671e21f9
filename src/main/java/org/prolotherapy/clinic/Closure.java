package org.prolotherapy.clinic;

import java.time.LocalDate;

/** A date on which the clinic is closed although it is a working weekday. */
public record Closure(LocalDate date, String reason) {}
