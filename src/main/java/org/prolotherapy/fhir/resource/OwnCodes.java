package org.prolotherapy.fhir.resource;

import java.util.Locale;

/** The systems of codes that are our own. */
enum OwnCodes {
    CONDITIONS("The disorders that the texts treat with prolotherapy"),
    INJECTION_SITES("Where injections are placed"),
    SOLUTIONS("What is injected"),
    RULES("The rules that are applied to plans and records"),
    ADVERSE_EVENT_KINDS("What can go wrong after a session"),
    SESSION_STATUS("Where a session is in its life"),
    OUTCOME_MEASURES("Named measures of pain and function"),
    OBSERVATIONS("What is measured and has no code elsewhere"),
    PLAN_CATEGORIES("What kind of plan it is"),
    PROBLEMS("What a request can fail for");

    private final String title;

    OwnCodes(String title) {
        this.title = title;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String title() {
        return title;
    }
}
