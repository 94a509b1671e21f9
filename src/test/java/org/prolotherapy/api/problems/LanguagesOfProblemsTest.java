package org.prolotherapy.api.problems;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.object;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Plan.createPlan;
import static org.prolotherapy.Plan.patching;
import static org.prolotherapy.Plan.sending;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prolotherapy.Body;
import org.prolotherapy.Plan;
import org.prolotherapy.Token;

/** Whoever asks for Turkish is told in Turkish what is wrong; codes, names and figures are the same for all. */
@QuarkusTest
class LanguagesOfProblemsTest {

    private static final String NOWHERE = "/v1/nowhere";
    private static final String PREVIEWS = "/v1/schedule-previews";
    private static final Body PREVIEW = object().with("severity", "MILD").with("startOn", "2027-01-04");

    @ParameterizedTest
    @CsvSource({
        "tr, tr, Burada bir şey yok",
        "'tr-TR, en;q=0.5', tr, Burada bir şey yok",
        "en, en, There is nothing here",
        "de, en, There is nothing here"
    })
    void answersInTheLanguageThatIsAskedFor(String wanted, String language, String title) {
        in(wanted)
                .get(NOWHERE)
                .then()
                .statusCode(404)
                .header("Content-Language", language)
                .header("Vary", containsString("Accept-Language"))
                .body("title", is(title))
                .body("code", is("not-found"))
                .body("type", is("/problems/not-found"));
    }

    @Test
    void speaksEnglishToWhoeverAsksForNoLanguage() {
        given().get(NOWHERE)
                .then()
                .statusCode(404)
                .header("Content-Language", "en")
                .body("title", is("There is nothing here"))
                .body("detail", is("There is nothing at this address."));
    }

    @Test
    void saysWhatThereIsNot() {
        in("tr").get(NOWHERE).then().body("detail", is("Bu adreste bir şey yok."));
        in("tr").get(Plan.PLANS + "/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("detail", is("Bu kimlikte bir tedavi planı yok."));
        in("tr").get(createPlan(kneeOsteoarthritis()).address() + "/sessions/77")
                .then()
                .statusCode(404)
                .body("detail", is("Tedavi planında 77. seans yok."));
    }

    @Test
    void saysWhatIsWrongWithTheJson() {
        preview(object().with("severity", 5).with("startOn", "yarın").with("starts", "x"))
                .statusCode(400)
                .body("title", is("İstek hatalı"))
                .body("detail", is("İstek 3 yerde hatalı."))
                .body("violations.find { it.field == '/startOn' }.message", is("2027-01-04 gibi bir tarih olmalıdır"))
                .body(
                        "violations.find { it.field == '/severity' }.message",
                        is("şunlardan biri olmalıdır: MILD, MODERATE, SEVERE"))
                .body(
                        "violations.find { it.field == '/starts' }.message",
                        startsWith("bilinmiyor; burada bilinenler: "));
        preview(PREVIEW.without("startOn")).body("detail", is("/startOn zorunludur."));
        in("tr").contentType("application/json")
                .body("{\"severity\": ")
                .post(PREVIEWS)
                .then()
                .statusCode(400)
                .body("detail", is("Gövde JSON olmalıdır, ama tamamlanmadan bitiyor."));
    }

    @Test
    void saysWhatConstraintsRefuse() {
        preview(PREVIEW.with("protocolVersion", 0)).body("detail", is("/protocolVersion en az 1 olmalıdır."));
        preview(PREVIEW.with("protocol", "x".repeat(101)))
                .body("violations[0].message", is("uzunluğu 0 ile 100 arasında olmalıdır"));
        preview(PREVIEW.with("protocol", " x"))
                .body("violations[0].message", is("boşlukla başlamamalı ve bitmemelidir"));
        create(kneeOsteoarthritis().with("weightKg", 1001).with("concentrationPercent", 1.2345))
                .statusCode(400)
                .body(
                        "violations.message",
                        containsInAnyOrder(
                                "1000 ya da daha küçük olmalıdır",
                                "virgülden önce en çok 3, virgülden sonra en çok 3 basamaklı bir sayı olmalıdır"));
    }

    @Test
    void saysWhatConstraintsRefuseInEnglishAsBefore() {
        sending(kneeOsteoarthritis().with("weightKg", 1001).with("concentrationPercent", 1.2345))
                .post(Plan.PLANS)
                .then()
                .statusCode(400)
                .body(
                        "violations.message",
                        containsInAnyOrder(
                                "must be less than or equal to 1000",
                                "numeric value out of bounds (<3 digits>.<3 digits> expected)"));
    }

    @Test
    void saysWhatIsWrongWithTheQueryAndThePath() {
        in("tr").get(Plan.PLANS + "?limit=many&colour=red")
                .then()
                .statusCode(400)
                .body(
                        "violations.find { it.field == 'limit' }.message",
                        is("-2147483648 ile 2147483647 arasında bir tam sayı olmalıdır"))
                .body("violations.find { it.field == 'colour' }.message", startsWith("bilinmiyor; "));
        in("tr").get(Plan.PLANS + "/7").then().statusCode(400).body("detail", endsWith("gibi bir UUID olmalıdır"));
        in("tr").get("/v1/changes?types=plan.lost")
                .then()
                .statusCode(400)
                .body(
                        "violations[0].message",
                        startsWith("şunlardan biri ya da aralarında virgülle birkaçı olmalıdır: "));
    }

    @Test
    void saysWhatTheTokenLacks() {
        Token.none()
                .header("Accept-Language", "tr")
                .get(Plan.PLANS)
                .then()
                .statusCode(401)
                .header("Content-Language", "tr")
                .body("title", is("Geçerli bir jeton gerekli"))
                .body("detail", startsWith("İstekte jeton yok."));
        Token.forEverything()
                .expiredFor(600)
                .request()
                .header("Accept-Language", "tr")
                .get(Plan.PLANS)
                .then()
                .statusCode(401)
                .body("detail", is("Jetonun süresi dolmuş. Yayımcısından yenisini alın."))
                // A header of HTTP holds ASCII.
                .header("WWW-Authenticate", containsString("The token has expired."));
        Token.withScopes("system/Clinic.r")
                .request()
                .header("Accept-Language", "tr")
                .get(Plan.PLANS)
                .then()
                .statusCode(403)
                .body("detail", startsWith("Jetonda bunun için gereken kapsam yok. Şunlardan biri yeterli: "));
    }

    @Test
    void saysWhatOfHttpIsNotAsItShouldBe() {
        Plan plan = createPlan(kneeOsteoarthritis());
        patching(object().with("externalId", "x"))
                .header("Accept-Language", "tr")
                .header("If-Match", "\"9\"")
                .patch(plan.address())
                .then()
                .statusCode(412)
                .body("title", is("Kaynak, okunduğundan beri değişmiş"))
                .body("detail", is("Şimdiki ETag: \"1\"; If-Match başlığında bu yok."));
        in("tr").contentType("text/plain")
                .body("x")
                .post(PREVIEWS)
                .then()
                .statusCode(415)
                .body(
                        "detail",
                        is("Gövdenin Content-Type türü burada okunmuyor."
                                + " Şu biçimde, UTF-8 ile ve sıkıştırmadan gönderin: application/json."));
        in("tr").accept("image/png")
                .get(plan.address())
                .then()
                .statusCode(406)
                .body("detail", containsString("Şu biçimde alınabilir: application/json"));
        in("tr").delete(PREVIEWS).then().statusCode(405).body("title", is("Bu yönteme burada izin verilmiyor"));
    }

    /** What is refused before any route is looked for. */
    @Test
    void answersInTurkishWhatReachesNoRoute() {
        in("tr").get("/v1/rules?" + "x".repeat(9_000))
                .then()
                .statusCode(414)
                .header("Content-Language", "tr")
                .header("Vary", containsString("Accept-Language"))
                .body("title", is("Adres çok uzun"))
                .body("detail", is("Adres 8192 karakterden uzun."));
    }

    @Test
    void saysWhatStandsAgainstABooking() {
        Plan one = createPlan(kneeOsteoarthritis().mild());
        Plan other = createPlan(kneeOsteoarthritis().mild());
        Body slot = object().with("startsAt", "2027-01-18T14:00")
                .with("performer", "dr-demir")
                .with("room", "room-1");
        act(one, "/sessions/2/book", slot).statusCode(201);

        act(other, "/sessions/2/book", slot)
                .statusCode(409)
                .body("title", is("Randevu saati dolu"))
                .body("detail", is("Bu saate randevu verilemez."))
                .body("violations.message", hasItem(containsString("O saatte başka bir randevu var.")));
        act(one, "/sessions/2/book", slot)
                .statusCode(409)
                .body(
                        "detail",
                        is("2. seansın durumu: BOOKED. Yalnızca durumu PLANNED olan bir seansa randevu verilir."));
    }

    @Test
    void saysWhatTheStateOfAPlanAllows() {
        Plan plan = createPlan(kneeOsteoarthritis());
        act(plan, "/cancel", because("Taşındı.")).statusCode(200);

        act(plan, "/hold", because("Taşındı."))
                .statusCode(409)
                .body("title", is("Planın durumu buna izin vermiyor"))
                .body("detail", is("Planın durumu CANCELLED iken hold yapılamaz. Bu durumda hiçbir işlem yapılamaz."));
    }

    @Test
    void saysWhatIsAgainstARuleOrACode() {
        create(kneeOsteoarthritis().with("condition", "bad-luck").with("solution", "vinegar"))
                .statusCode(422)
                .body("title", is("Bir kod bilinmiyor"))
                .body("detail", is("İstekte var olmayan kodlar geçiyor."))
                .body(
                        "violations.message",
                        containsInAnyOrder(
                                "/v1/conditions listesindeki bir hastalığın kodu olmalıdır",
                                "/v1/solutions listesindeki bir solüsyonun kodu olmalıdır"));
        preview(PREVIEW.with("sessionCount", 9))
                .statusCode(422)
                .body("title", is("Seanslar yerleştirilemiyor"))
                .body("detail", endsWith("9 seans istendi."))
                .body("violations[0].message", endsWith("9 seans istendi."));
        Plan plan = createPlan(kneeOsteoarthritis());
        sending(performedAt("2099-01-04T10:00:00+03:00"))
                .header("Accept-Language", "tr")
                .put(plan.address() + "/sessions/1/record")
                .then()
                .statusCode(422)
                .body("detail", is("/performedAt şu andan sonra olmamalıdır"));
        patching(object().with("severity", "MILD"))
                .header("Accept-Language", "tr")
                .header("If-Match", plan.etag())
                .patch(plan.address())
                .then()
                .statusCode(422)
                .body("violations[0].message", is("bu yolla değiştirilemez: POST …/replan kullanın"));
    }

    @Test
    void saysWhatCannotBeInAProtocol() {
        Map<String, Object> phase = Map.of("name", "weekly", "sessions", Map.of("min", 3, "max", 3));
        Body protocol = object().with("id", "our-" + UUID.randomUUID())
                .with("display", "Our knee")
                .with("kind", "INFLAMMATORY")
                .with("span", Map.of("months", 3))
                .with("injectionsPerSide", Map.of("min", 1, "max", 4))
                .with("solutions", List.of("hypertonic-dextrose"));
        protocol(protocol.with("phases", List.of(phase)))
                .statusCode(422)
                .body("detail", is("Hiçbir kliniğin böyle bir protokolü olamaz."))
                .body(
                        "violations.message",
                        contains("weekly evresinde en çok 3 seans var, ama aralarında bir ara yok"));
        protocol(protocol.with("phases", List.of(gapped(phase, 9, 7))))
                .statusCode(422)
                .body("violations.field", contains("/phases/0/gapsDays/0"))
                .body("violations.message", contains("bir ara değil: en azı 9, en çoğu 7"));
        protocol(protocol.with("phases", List.of(gapped(phase, 1, 900))))
                .statusCode(422)
                .body("violations.rule", everyItem(is("protocol-bounds")))
                .body("violations.message", hasItem(startsWith("en çok ")));
        protocol(protocol.with("phases", List.of(gapped(phase, 7, 9))).with("stop", Map.of("painAtMost", 11)))
                .statusCode(400)
                .body("detail", is("/stop ağrı değeri 0–10 arasında değil: 11."));
    }

    @Test
    void saysThatAKeyBelongsToAnotherRequest() {
        String key = UUID.randomUUID().toString();
        keyed(key, kneeOsteoarthritis()).statusCode(201);
        keyed(key, kneeOsteoarthritis())
                .statusCode(422)
                .body("title", is("Tekrar anahtarı başka bir isteğin"))
                .body(
                        "detail",
                        is("Bu anahtarla ve başka bir gövdeyle gelen bir istek son 24 saat içinde yanıtlandı."));
    }

    @Test
    void tellsTheSameInBothLanguagesButForTheWords() {
        List<String> same = List.of("status", "code", "type", "instance", "violations.field", "violations.rule");
        Body wrong = PREVIEW.with("sessionCount", 9);
        ValidatableResponse turkish = preview(wrong);
        ValidatableResponse english = sending(wrong).post(PREVIEWS).then();
        for (String member : same) {
            assertThat(turkish.extract().<Object>path(member))
                    .as(member)
                    .isEqualTo(english.extract().path(member));
        }
    }

    @Test
    void speaksToOtherSystemsAsBefore() {
        in("tr").get("/fhir/CarePlan/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .header("Content-Language", nullValue())
                .body("issue[0].details.text", is("There is no CarePlan with this id."));
    }

    /** A person follows the address of a problem's type, and reads there what to do. */
    @Test
    void explainsEachProblemInTheLanguage() {
        String page = "/problems/slot-taken";
        in("tr").accept("application/json")
                .get(page)
                .then()
                .statusCode(200)
                .header("Content-Language", "tr")
                .header("Vary", containsString("Accept-Language"))
                .body("code", is("slot-taken"))
                .body("title", is("Randevu saati dolu"))
                .body("advice", containsString("/v1/availability"));
        in("tr").accept("text/html")
                .get(page)
                .then()
                .statusCode(200)
                .header("Content-Language", "tr")
                .contentType("text/html;charset=UTF-8")
                .body(containsString("<html lang=\"tr\">"))
                .body(containsString("<h1>Randevu saati dolu</h1>"));
        given().accept("text/html")
                .get(page)
                .then()
                .header("Content-Language", "en")
                .body(containsString("<html lang=\"en\">"))
                .body(containsString("<h1>The slot is taken</h1>"));
        in("tr").get("/problems/none").then().statusCode(404).body("detail", is("Bu kodda bir sorun türü yok."));
    }

    private static RequestSpecification in(String language) {
        return given().header("Accept-Language", language);
    }

    private static ValidatableResponse preview(Body body) {
        return sending(body).header("Accept-Language", "tr").post(PREVIEWS).then();
    }

    private static ValidatableResponse create(Body body) {
        return sending(body).header("Accept-Language", "tr").post(Plan.PLANS).then();
    }

    private static Map<String, Object> gapped(Map<String, Object> phase, int min, int max) {
        Map<String, Object> gapped = new HashMap<>(phase);
        gapped.put("gapsDays", List.of(Map.of("min", min, "max", max)));
        return gapped;
    }

    private static ValidatableResponse protocol(Body body) {
        return sending(body)
                .header("Accept-Language", "tr")
                .post("/v1/protocols")
                .then();
    }

    private static ValidatableResponse keyed(String key, Body body) {
        return sending(body)
                .header("Accept-Language", "tr")
                .header("Idempotency-Key", key)
                .post(Plan.PLANS)
                .then();
    }

    private static ValidatableResponse act(Plan plan, String what, Body body) {
        return sending(body)
                .header("Accept-Language", "tr")
                .header("If-Match", plan.etag())
                .post(plan.address() + what)
                .then();
    }
}
