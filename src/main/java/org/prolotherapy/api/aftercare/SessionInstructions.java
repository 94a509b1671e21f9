package org.prolotherapy.api.aftercare;

import java.time.LocalDate;
import java.util.List;
import org.prolotherapy.aftercare.Instruction;
import org.prolotherapy.schedule.SessionStatus;

/** What the patient is told for the time around one session, whatever the form in which it is said. */
record SessionInstructions(int number, SessionStatus status, LocalDate date, List<Instruction> instructions) {}
