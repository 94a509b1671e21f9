package org.prolotherapy.fhir.resource;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Period;

/** Dates and times as FHIR writes them, with the offset that the clinic's clocks had. */
final class Dates {

    private Dates() {}

    static DateTimeType dateTime(Instant instant, ZoneId zone) {
        return new DateTimeType(text(instant, zone));
    }

    static InstantType instant(Instant instant, ZoneId zone) {
        return new InstantType(text(instant, zone));
    }

    /** As precise as a day. */
    static DateTimeType dateTime(LocalDate day) {
        return new DateTimeType(day.toString());
    }

    static DateType date(LocalDate day) {
        return new DateType(day.toString());
    }

    /** Days, both ends inclusive, as FHIR has them too. */
    static Period period(LocalDate first, LocalDate last) {
        Period period = new Period();
        period.setStartElement(dateTime(first));
        period.setEndElement(dateTime(last));
        return period;
    }

    private static String text(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
    }
}
