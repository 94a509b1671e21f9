package org.prolotherapy.api.aftercare;

import org.prolotherapy.aftercare.Instruction;
import org.prolotherapy.aftercare.Instruction.Held;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.platform.web.Phrasebook;

/** Instructions in the words in which the patient is spoken to. */
record Wording(Phrasebook phrases) {

    private static final String PREFIX = "aftercare.";
    private static final String DAYS = ".days";

    /** What a rule asks of the patient, whatever the session. */
    String sentence(RuleId rule) {
        return phrases.say(PREFIX + rule.code());
    }

    /** What the days of an instruction are for. */
    String purpose(Instruction instruction) {
        String key = PREFIX + instruction.finding().rule().code() + DAYS;
        Held held = instruction.held();
        return held == null
                ? phrases.say(key)
                : phrases.say(key + (held.afterSession() ? ".after" : ".before"), held.name(phrases::of));
    }

    /** The days of an instruction; nothing if it is not for certain days. */
    String days(Instruction instruction) {
        if (instruction.from() == null) {
            return "";
        }
        String from = phrases.dayOfYear(instruction.from());
        if (instruction.to() == null) {
            return phrases.say("leaflet.from", from);
        }
        return instruction.to().equals(instruction.from())
                ? from
                : phrases.say("leaflet.from-to", from, phrases.dayOfYear(instruction.to()));
    }

    /** All of it, in one line. */
    String statement(Instruction instruction) {
        String sentence = sentence(instruction.finding().rule());
        String days = days(instruction);
        return days.isEmpty() ? sentence : sentence + " " + purpose(instruction) + ": " + days + ".";
    }
}
