package org.prolotherapy.api.aftercare;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.prolotherapy.Body.holdDecision;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Body.screening;
import static org.prolotherapy.Plan.createPlan;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prolotherapy.Body;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Plan;
import org.prolotherapy.Token;
import org.prolotherapy.platform.web.Phrasebook;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The aftercare as a page for the patient, held against the aftercare as data. */
@QuarkusTest
class LeafletTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    /** What a patient of this language reads, written down once more. */
    private enum Language {
        EN("d MMMM, EEEE", "from %s", "%s to %s"),
        TR("d MMMM EEEE", "%s gününden itibaren", "%s – %s");

        private final Locale locale = Locale.forLanguageTag(name().toLowerCase(Locale.ROOT));
        private final DateTimeFormatter day;
        private final String from;
        private final String between;

        Language(String day, String from, String between) {
            this.day = DateTimeFormatter.ofPattern(day, locale);
            this.from = from;
            this.between = between;
        }

        String inWords(String date) {
            return day.format(LocalDate.parse(date));
        }

        String inWords(String first, @Nullable String last) {
            return last == null
                    ? from.formatted(inWords(first))
                    : first.equals(last) ? inWords(first) : between.formatted(inWords(first), inWords(last));
        }
    }

    @Inject
    ClockForTests clock;

    @Test
    void saysEveryInstructionOfTheData() throws Exception {
        for (Plan plan :
                List.of(aCourseUnderWay(), createPlan(kneeOsteoarthritis().screened(held("warfarin"))))) {
            JsonPath data = plan.aftercare().extract().jsonPath();
            List<Map<String, Object>> sessions = data.getList("sessions");
            for (Language language : Language.values()) {
                Phrasebook phrases = Phrasebook.in(language.locale);
                Document page = page(plan, language.locale.toLanguageTag());
                List<Element> rows = elements(page, "tr").subList(1, sessions.size() + 1);
                List<String> purposes = texts(elements(page, "tr").get(0), "th");
                Set<String> sentences = new LinkedHashSet<>();
                for (int i = 0; i < sessions.size(); i++) {
                    List<Map<String, String>> instructions = data.getList("sessions[" + i + "].instructions");
                    assertThat(texts(rows.get(i), "th"))
                            .singleElement()
                            .asString()
                            .contains(String.valueOf(sessions.get(i).get("number")))
                            .contains(language.inWords(data.getString("sessions[" + i + "].date")));
                    assertThat(instructions.get(0))
                            .containsEntry("rule", "doctor-at-once")
                            .containsEntry("from", data.getString("sessions[" + i + "].date"));
                    assertThat(texts(rows.get(i), "td").stream().filter(days -> !days.isEmpty()))
                            .containsExactlyElementsOf(instructions.stream()
                                    .skip(1)
                                    .filter(told -> told.containsKey("from"))
                                    .map(told -> language.inWords(told.get("from"), told.get("to")))
                                    .toList());
                    assertThat(elements(rows.get(i).getElementsByTagName("td")))
                            .extracting(days -> days.getAttribute("data-purpose"))
                            .isEqualTo(purposes);
                    instructions.forEach(told -> sentences.add(phrases.say("aftercare." + told.get("rule"))));
                }
                List<String> said = new ArrayList<>(List.of(texts(page, "p").get(1)));
                said.addAll(texts(page, "li"));
                assertThat(said).containsExactlyElementsOf(sentences);
            }
        }
    }

    @Test
    void saysFirstWhatCannotWait() throws Exception {
        Document page = page(aCourseUnderWay(), "en");
        assertThat(texts(page, "h2")).containsExactly("Call now", "Before and after each session", "Your days");
        assertThat(texts(elements(page, "section").get(0), "p"))
                .containsExactly(
                        "Call a doctor at once if you have severe pain or a fever after a session. It may be an infection.",
                        "This holds from the day of each session on.");
        assertThat(texts(page, "th"))
                .contains("Session 1 4 January, Monday performed", "Session 2 18 January, Monday planned");
        assertThat(texts(page, "td"))
                .startsWith("", "4 January, Monday to 5 January, Tuesday", "from 6 January, Wednesday");
        assertThat(texts(page, "p"))
                .startsWith(
                        "Number of sessions: 3. The first: 4 January 2027, Monday. The last: 1 February 2027, Monday.");
    }

    @Test
    void speaksTurkish() throws Exception {
        Document page = page(aCourseUnderWay(), "tr-TR, en;q=0.5");
        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("tr");
        assertThat(texts(page, "h2")).containsExactly("Hemen arayın", "Her seanstan önce ve sonra", "Günleriniz");
        assertThat(texts(page, "th")).contains("1. seans 4 Ocak Pazartesi yapıldı");
        assertThat(texts(page, "td"))
                .startsWith("", "4 Ocak Pazartesi – 5 Ocak Salı", "6 Ocak Çarşamba gününden itibaren");
    }

    @Test
    void speaksTurkishInItsDataToo() {
        Plan plan = aCourseUnderWay();
        JsonPath turkish = asking("tr", "application/json")
                .get(plan.address() + "/aftercare")
                .jsonPath();
        assertThat(turkish.getString("sessions[0].instructions[1].statement"))
                .isEqualTo("Seanstan sonra 1–2 gün dinlenin. Dinlenin: 4 Ocak Pazartesi – 5 Ocak Salı.");
        JsonPath english = plan.aftercare().extract().jsonPath();
        for (String fact : List.of("rule", "from", "to", "strength", "sources")) {
            assertThat(turkish.getList("sessions.instructions." + fact))
                    .isEqualTo(english.getList("sessions.instructions." + fact));
        }
    }

    @Test
    void namesNobodyAndRunsNothing() throws Exception {
        Plan plan = createPlan(kneeOsteoarthritis().ofPatient("patient-4711").screened(held("<script>warfarin")));
        for (Language language : Language.values()) {
            String page = asking(language.name(), "text/html")
                    .get(plan.address() + "/aftercare")
                    .asString();
            assertThat(page)
                    .contains("&lt;script&gt;warfarin")
                    .doesNotContain("<script", "style=", "src=", "href=", plan.id(), "4711", "urn:example:ehr");
            assertThat(texts(page(plan, language.name()), "main")).noneMatch(text -> text.contains("{"));
            Set<String> elements = new HashSet<>();
            elements(page(plan, language.name()), "*").forEach(element -> elements.add(element.getTagName()));
            assertThat(elements)
                    .isSubsetOf(
                            "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "section", "ul",
                            "li", "table", "thead", "tbody", "tr", "th", "td", "span");
        }
    }

    @Test
    void saysThatThereIsNothingToSay() throws Exception {
        Plan plan = createPlan(kneeOsteoarthritis());
        plan.act("cancel").statusCode(200);
        Document page = page(plan, "en");
        assertThat(texts(page, "p"))
                .containsExactly("There is no session in this course, neither performed nor to come.");
        assertThat(texts(page, "section")).isEmpty();
        assertThat(texts(page, "table")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | application/json",
                "application/json | application/json",
                "application/* | application/json",
                "application/json, text/html;q=0.9 | application/json",
                "text/html | text/html",
                "text/* | text/html",
                BROWSER + " | text/html"
            })
    void isWhatTheCallerAcceptsMost(String accepted, String given) {
        Plan plan = createPlan(kneeOsteoarthritis());
        asking("en", accepted)
                .get(plan.address() + "/aftercare")
                .then()
                .statusCode(200)
                .header("Content-Type", given + ";charset=UTF-8")
                .header("Content-Language", "en")
                .header("Vary", "Accept, Accept-Language")
                .header("Cache-Control", "no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "image/png", "text/plain"})
    void isNothingElse(String accepted) {
        asking("en", accepted)
                .get(createPlan(kneeOsteoarthritis()).address() + "/aftercare")
                .then()
                .statusCode(406)
                .contentType("application/problem+json")
                .body("code", is("not-acceptable"));
    }

    @Test
    void hasATagOfItsOwnInEachFormAndLanguage() {
        Plan plan = aCourseUnderWay();
        String address = plan.address() + "/aftercare";
        List<String> tags = new ArrayList<>();
        for (String form : List.of("application/json", "text/html")) {
            for (String language : List.of("en", "tr")) {
                Response answer = asking(language, form).get(address);
                String tag = answer.header("ETag");
                tags.add(tag);
                asking(language, form)
                        .header("If-None-Match", tag)
                        .get(address)
                        .then()
                        .statusCode(304)
                        .header("ETag", tag)
                        .header("Content-Language", language)
                        .header("Vary", "Accept, Accept-Language")
                        .body(emptyString());
            }
        }
        assertThat(tags).doesNotHaveDuplicates().startsWith(plan.etag());
        for (String known : tags.subList(0, 3)) {
            asking("tr", "text/html")
                    .header("If-None-Match", known)
                    .get(address)
                    .then()
                    .statusCode(200);
        }
        plan.act("hold").statusCode(200);
        asking("tr", "text/html")
                .header("If-None-Match", tags.get(3))
                .get(address)
                .then()
                .statusCode(200);
    }

    @Test
    void isForWhoMayReadThePlan() {
        Plan plan = createPlan(kneeOsteoarthritis().ofPatient("patient-4712"));
        String address = plan.address() + "/aftercare";
        Token patient = Token.withScopes("patient/TreatmentPlan.r");
        patient.ofPatient("patient-4712")
                .request()
                .accept("text/html")
                .get(address)
                .then()
                .statusCode(200);
        patient.ofPatient("patient-4713")
                .request()
                .accept("text/html")
                .get(address)
                .then()
                .statusCode(404);
        Token.withScopes("system/Session.r")
                .request()
                .accept("text/html")
                .get(address)
                .then()
                .statusCode(403);
        Token.none().accept("text/html").get(address).then().statusCode(401);
    }

    /** Three sessions, on 4 and 18 January and 1 February, of which the first was performed. */
    private Plan aCourseUnderWay() {
        clock.set("2027-01-04T09:00:00+03:00");
        Plan plan = createPlan(kneeOsteoarthritis().mild()).consented();
        plan.record(1, performedAt("2027-01-04T08:00:00+03:00"));
        return plan;
    }

    private static Body held(String drug) {
        return screening()
                .with("anticoagulants", true)
                .with("holdDecision", holdDecision(5).with("drug", drug));
    }

    private static RequestSpecification asking(String languages, String accepted) {
        return given().header("Accept-Language", languages).header("Accept", accepted);
    }

    /** The page is written so that it is XML as well, which says more strictly whether it is whole. */
    private static Document page(Plan plan, String languages) throws Exception {
        String html = asking(languages, BROWSER)
                .get(plan.address() + "/aftercare")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
                .extract()
                .asString();
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> elements(Document page, String name) {
        return elements(page.getElementsByTagName(name));
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static List<String> texts(Document page, String name) {
        return texts(page.getDocumentElement(), name);
    }

    private static List<String> texts(Element within, String name) {
        return elements(within.getElementsByTagName(name)).stream()
                .map(Element::getTextContent)
                .toList();
    }
}
