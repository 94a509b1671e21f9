package org.prolotherapy.cds;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.DrugClass;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.plan.TreatmentSession;
import org.prolotherapy.schedule.HeldClass;
import org.prolotherapy.schedule.HeldDrug;
import org.prolotherapy.schedule.SessionCare;

/** The days before sessions for which certain drugs are held. */
final class Holds {

    /** What the medication hold of every protocol is about. */
    private static final Set<DrugClass> BY_THE_TEXTS = Set.of(DrugClass.ANTI_INFLAMMATORY, DrugClass.ANTICOAGULANT);

    private Holds() {}

    /**
     * A hold.
     *
     * @param classes of the drugs that are held
     * @param from inclusive
     * @param to inclusive, the day of the session
     */
    record Hold(int session, Set<DrugClass> classes, LocalDate from, LocalDate to) {

        boolean covers(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }

        /** Whether it meets days from one on, to another or without end. */
        boolean meets(LocalDate first, @Nullable LocalDate last) {
            return !first.isAfter(to) && (last == null || !last.isBefore(from));
        }
    }

    static List<Hold> of(TreatmentSession session, Knowledge knowledge, ZoneId zone) {
        SessionCare care = SessionCare.around(
                session.date(),
                session.regimen().severity(),
                session.regimen().protocol(knowledge),
                session.plan().safety().decidedHold(zone).orElse(null));
        List<Hold> holds = new ArrayList<>();
        holds.add(new Hold(
                session.number(),
                BY_THE_TEXTS,
                care.medicationHold().from(),
                care.medicationHold().to()));
        for (HeldClass held : care.protocolHolds()) {
            holds.add(new Hold(session.number(), Set.of(held.drugClass()), held.from(), held.to()));
        }
        for (HeldDrug drug : care.medicationHolds()) {
            if (drug.drugClass() != null) {
                holds.add(new Hold(session.number(), Set.of(drug.drugClass()), drug.from(), drug.to()));
            }
        }
        return holds;
    }
}
