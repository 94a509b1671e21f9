package org.prolotherapy;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A JSON object to send. The examples are sound in every respect; a test says what is different in its own. */
public final class Body {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, @Nullable Object> members;

    private Body(Map<String, @Nullable Object> members) {
        this.members = members;
    }

    public static Body object() {
        return new Body(new LinkedHashMap<>());
    }

    /** A plan for a moderate osteoarthritis of the left knee of a patient of its own: five sessions from Monday, 2027-01-04. */
    public static Body kneeOsteoarthritis() {
        return object().with("patient", Map.of("system", "urn:example:ehr", "value", "p-" + UUID.randomUUID()))
                .with("condition", "knee-osteoarthritis")
                .with("laterality", "LEFT")
                .with("severity", "MODERATE")
                .with("startOn", "2027-01-04")
                .with("concentrationPercent", 15)
                .with("performer", "dr-demir")
                .with("weightKg", 70)
                .with("screening", screening());
    }

    /** Every question answered, nothing against treatment. */
    public static Body screening() {
        return object().with("anticoagulants", false)
                .with("antiInflammatories", false)
                .with("infectionAtSite", false)
                .with("allergies", List.of())
                .with("examination", Map.of("by", "dr-demir", "at", "2026-12-28T10:00:00+03:00"));
    }

    /** A prescriber's decision to hold warfarin for this many days. */
    public static Body holdDecision(int days) {
        return object().with("prescriber", "dr-aydin")
                .with("drug", "warfarin")
                .with("days", days)
                .with("decidedAt", "2026-12-28T10:00:00+03:00");
    }

    /** A session without a deviation from the plan of {@link #kneeOsteoarthritis()}, if its day fits and a consent is kept. */
    public static Body performedAt(String time) {
        return object().with("performedAt", time)
                .with("performer", "dr-demir")
                .with("consentId", "consent-551")
                .injecting(injection(), injection(), injection(), injection());
    }

    /** 1.5 ml with 5 mg of lidocaine into a ligament of the left knee. */
    public static Body injection() {
        return object().with("site", "tibial-collateral-ligament")
                .with("side", "LEFT")
                .with("solution", "hypertonic-dextrose-lidocaine")
                .with("concentrationPercent", 15)
                .with("volumeMl", 1.5)
                .with("lidocaineMg", 5);
    }

    /** A form that was signed at this time, after the risks were explained. */
    public static Body consent(String signedAt) {
        return object().with("signedAt", signedAt)
                .with("explainedBy", "nurse-kaya")
                .with("risksExplained", true);
    }

    public static Body because(String reason) {
        return object().with("reason", reason);
    }

    public Body with(String member, @Nullable Object value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(members);
        changed.put(member, value);
        return new Body(changed);
    }

    /** With the members of another in the place of its own. */
    public Body with(Body other) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(members);
        changed.putAll(other.members);
        return new Body(changed);
    }

    public Body without(String member) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(members);
        changed.remove(member);
        return new Body(changed);
    }

    public Body mild() {
        return with("severity", "MILD");
    }

    public Body severe() {
        return with("severity", "SEVERE");
    }

    public Body startingOn(String date) {
        return with("startOn", date);
    }

    public Body unscreened() {
        return without("screening");
    }

    public Body screened(Body screening) {
        return with("screening", screening);
    }

    public Body ofPatient(String identifier) {
        return with("patient", Map.of("system", "urn:example:ehr", "value", identifier));
    }

    public Body injecting(Body... injections) {
        return with("injections", List.of(injections));
    }

    /** As many injections as this, all alike. */
    public Body injecting(int count, Body injection) {
        return with("injections", Stream.generate(() -> injection).limit(count).toList());
    }

    public Body anaesthetised(String agent, Number doseMg, boolean withAdrenaline) {
        return with("anaesthetic", Map.of("agent", agent, "doseMg", doseMg, "withAdrenaline", withAdrenaline));
    }

    @JsonValue
    Map<String, @Nullable Object> members() {
        return members;
    }

    /** The JSON. */
    @Override
    public String toString() {
        try {
            return JSON.writeValueAsString(members);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
