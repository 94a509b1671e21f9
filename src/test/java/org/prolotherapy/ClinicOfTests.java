package org.prolotherapy;

import static io.restassured.RestAssured.given;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Plan.sending;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;

/** The clinic of the service under test. A test that changes it opens it again afterwards. */
public final class ClinicOfTests {

    private static final List<String> WEEKDAYS = List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY");

    private ClinicOfTests() {}

    /** As it is by default, but with two performers and a room. */
    public static Body open() {
        return object().with("timeZone", "Europe/Istanbul")
                .with(
                        "weeklyHours",
                        WEEKDAYS.stream()
                                .map(day -> Map.of("day", day, "opens", "09:00", "closes", "18:00"))
                                .toList())
                .with("visitMinutes", 60)
                .with("closures", List.of())
                .with(
                        "performers",
                        List.of(
                                Map.of("id", "dr-ak", "qualification", "RADIOLOGIST"),
                                Map.of("id", "dr-demir", "qualification", "PHYSIATRIST")))
                .with("rooms", List.of("room-1"));
    }

    public static Body closedOn(String... dates) {
        return open().with(
                        "closures",
                        List.of(dates).stream()
                                .map(date -> Map.of("date", date, "reason", "holiday"))
                                .toList());
    }

    public static ValidatableResponse get() {
        return given().get("/v1/clinic").then();
    }

    public static ValidatableResponse become(Body clinic) {
        return sending(clinic)
                .header("If-Match", get().extract().header("ETag"))
                .put("/v1/clinic")
                .then();
    }
}
