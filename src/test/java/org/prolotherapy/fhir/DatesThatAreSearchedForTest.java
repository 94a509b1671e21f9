package org.prolotherapy.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prolotherapy.fhir.search.SearchParameter;
import org.prolotherapy.fhir.search.SearchParameter.Asked;
import org.prolotherapy.fhir.search.Span;

/** Dates as precise as they are written, with both sides of every edge (FHIR R4, 3.1.1.4.6). */
class DatesThatAreSearchedForTest {

    private static final ZoneId ISTANBUL = ZoneId.of("Europe/Istanbul");

    @ParameterizedTest
    @CsvSource({
        "2027-01-14, true",
        "2027-01, true",
        "2027, true",
        "2027-01-13, false",
        "2027-01-15, false",
        "2027-01-14T10:00, true",
        "2027-01-14T10:00:00+03:00, true",
        "2027-01-14T07:00:00Z, true",
        "2027-01-14T10:00:01+03:00, false",
        "eq2027-01-14, true",
        "ne2027-01-14, false",
        "ne2027-01-13, true",
        "gt2027-01-13, true",
        "gt2027-01-14, false",
        "ge2027-01-14, true",
        "ge2027-01-15, false",
        "lt2027-01-15, true",
        "lt2027-01-14, false",
        "lt2027-01-13, false",
        "le2027-01-14, true",
        "le2027-01-13, false",
        "sa2027-01-13, true",
        "sa2027-01-14, false",
        "eb2027-01-15, true",
        "eb2027-01-14, false",
        "gt2027-01-14T09:59:59+03:00, true",
        "gt2027-01-14T10:00:00+03:00, false"
    })
    void meetAMoment(String asked, boolean met) {
        assertThat(isMet(
                        asked,
                        Span.of(new DateTimeType("2027-01-14T10:00:00+03:00"), ISTANBUL)
                                .orElseThrow()))
                .isEqualTo(met);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-01-14, false", "2027-01, true", "ge2027-01-12, true", "ge2027-01-16, true", "ge2027-01-17, false",
        "le2027-01-10, true", "le2027-01-09, false", "sa2027-01-09, true", "sa2027-01-10, false", "eb2027-01-17, true",
        "eb2027-01-16, false"
    })
    void meetAPeriod(String asked, boolean met) {
        Period period = new Period();
        period.setStartElement(new DateTimeType("2027-01-10"));
        period.setEndElement(new DateTimeType("2027-01-16"));
        assertThat(isMet(asked, Span.of(period, ISTANBUL).orElseThrow())).isEqualTo(met);
    }

    private static boolean isMet(String asked, Span found) {
        return SearchParameter.<Span>date("date", (span, zone) -> Optional.of(span))
                .test()
                .apply(new Asked("date", "", List.of(asked)), ISTANBUL)
                .test(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "27-01-04",
                "2027-13",
                "2027-02-30",
                "2027-1-4",
                "1899-12-31",
                "3000-01-01",
                "ge",
                "xx2027",
                "2027-01-04T25:00:00Z",
                "2027-01-04T10",
                "+999999999-12-31",
                "2027-01-04T10:00:00+25:00"
            })
    void refuseWhatIsNone(String text) {
        assertThat(Span.parse(text.startsWith("ge") ? text.substring(2) : text, ISTANBUL))
                .isEmpty();
    }
}
