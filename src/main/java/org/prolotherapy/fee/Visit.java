package org.prolotherapy.fee;

import java.time.LocalDate;
import java.util.List;
import org.prolotherapy.plan.Area;
import org.prolotherapy.plan.TreatmentPlan;
import org.prolotherapy.schedule.SessionStatus;

/**
 * A session as its price sees it.
 *
 * @param number its number in the course
 * @param date the day it was performed; until then the day it is to be
 * @param protocol id of the protocol whose price holds: a performed session keeps its own after a replan
 * @param solution code of the one that is planned
 * @param areas how many are treated
 * @param sides how many of all areas are treated
 */
public record Visit(
        int number, SessionStatus status, LocalDate date, String protocol, String solution, int areas, int sides) {

    static List<Visit> of(TreatmentPlan plan) {
        return plan.sessions().stream()
                .map(session -> new Visit(
                        session.number(),
                        session.status(),
                        session.date(),
                        session.regimen().protocolId(),
                        plan.details().solution(),
                        plan.treated().areas().size(),
                        plan.treated().areas().stream()
                                .mapToInt(Area::sideCount)
                                .sum()))
                .toList();
    }

    /** Missed and cancelled sessions cost nothing. */
    boolean hasPrice() {
        return status.isLive();
    }

    /** The year whose price holds. */
    public int year() {
        return date.getYear();
    }
}
