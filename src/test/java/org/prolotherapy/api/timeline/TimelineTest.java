package org.prolotherapy.api.timeline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.prolotherapy.Body.because;
import static org.prolotherapy.Body.kneeOsteoarthritis;
import static org.prolotherapy.Body.performedAt;
import static org.prolotherapy.Plan.createPlan;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.prolotherapy.ClockForTests;
import org.prolotherapy.Plan;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A course as a picture, read as the XML that it is. */
@QuarkusTest
class TimelineTest {

    @Inject
    ClockForTests clock;

    @Test
    void showsEverySessionWithItsDayInWords() throws Exception {
        Plan plan = aCourseUnderWay();

        Document picture = picture(plan, "en", "");

        assertThat(texts(picture, "text"))
                .contains(
                        "Course of prolotherapy",
                        "Session 1 · 4 January 2027, Monday · performed",
                        "Session 3 · 9 February 2027, Tuesday · cancelled",
                        "Today: 4 January 2027, Monday")
                .anyMatch(text -> text.startsWith("Last day of the course: "));
        assertThat(texts(picture, "desc")).singleElement().asString().contains("sessions from 4 January 2027, Monday");
        assertThat(picture.getDocumentElement().getAttribute("role")).isEqualTo("img");
    }

    @Test
    void saysTheSameInTurkish() throws Exception {
        Plan plan = aCourseUnderWay();

        Document picture = picture(plan, "tr-TR, en;q=0.5", "");

        assertThat(picture.getDocumentElement().getAttribute("lang")).isEqualTo("tr");
        assertThat(texts(picture, "text"))
                .contains(
                        "Proloterapi tedavi süreci",
                        "1. seans · 4 Ocak 2027 Pazartesi · yapıldı",
                        "Bugün: 4 Ocak 2027 Pazartesi")
                .noneMatch(text -> text.contains("{") || text.contains("Session"));
        given().header("Accept-Language", "tr")
                .get(plan.address() + "/timeline.svg")
                .then()
                .header("Content-Language", "tr")
                .header("Vary", containsString("Accept-Language"));
        given().header("Accept-Language", "de")
                .get(plan.address() + "/timeline.svg")
                .then()
                .header("Content-Language", "en");
    }

    @Test
    void hasNothingInItThatAPageMayNotShow() throws Exception {
        Plan plan = aCourseUnderWay();
        String picture = given().get(plan.address() + "/timeline.svg").asString();

        Set<String> elements = new TreeSet<>();
        NodeList all = picture(plan, "en", "").getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            elements.add(all.item(i).getNodeName());
            assertThat(((Element) all.item(i)).hasAttribute("style")).isFalse();
        }
        assertThat(elements)
                .containsExactlyInAnyOrder("svg", "title", "desc", "rect", "text", "g", "line", "circle", "path");
        assertThat(picture).doesNotContain(plan.id()).doesNotContain("12345");
    }

    @Test
    void staysWithinItsFrameWhateverTheCourse() throws Exception {
        List<String> outside = new ArrayList<>();
        for (String severity : List.of("MILD", "MODERATE", "SEVERE")) {
            for (String protocol :
                    List.of("hypertonic-dextrose", "extended-regenerative", "knee-osteoarthritis-trial")) {
                Plan plan = createPlan(
                        kneeOsteoarthritis().with("severity", severity).with("protocol", protocol));
                Document picture = picture(plan, "en", "?theme=DARK");
                double height = Double.parseDouble(picture.getDocumentElement().getAttribute("height"));
                for (String name : List.of("rect", "circle", "line", "text")) {
                    NodeList shapes = picture.getElementsByTagName(name);
                    for (int i = 0; i < shapes.getLength(); i++) {
                        Element shape = (Element) shapes.item(i);
                        if (isOutside(shape, height)) {
                            outside.add(protocol + " " + severity + " " + name + " " + shape.getAttribute("x"));
                        }
                    }
                }
            }
        }
        assertThat(outside).isEmpty();
    }

    private static boolean isOutside(Element shape, double height) {
        double left = number(shape, "x", number(shape, "cx", number(shape, "x1", 0)));
        double right = left + number(shape, "width", 0);
        double bottom = number(shape, "y", number(shape, "cy", number(shape, "y2", 0))) + number(shape, "height", 0);
        return left < 0 || right > Timeline.WIDTH + 0.01 || bottom > height + 0.01;
    }

    private static double number(Element shape, String name, double otherwise) {
        return shape.hasAttribute(name) ? Double.parseDouble(shape.getAttribute(name)) : otherwise;
    }

    private Plan aCourseUnderWay() {
        clock.set("2027-01-04T06:00:00Z");
        Plan plan = createPlan(kneeOsteoarthritis()).consented();
        plan.record(1, performedAt("2027-01-04T08:00:00+03:00"));
        plan.actOn(3, "cancel", because("Enough.")).statusCode(200);
        return plan;
    }

    private static Document picture(Plan plan, String languages, String query) throws Exception {
        byte[] svg = given().header("Accept-Language", languages)
                .get(plan.address() + "/timeline.svg" + query)
                .then()
                .statusCode(200)
                .contentType("image/svg+xml")
                .extract()
                .asByteArray();
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg));
    }

    private static List<String> texts(Document picture, String name) {
        NodeList nodes = picture.getElementsByTagName(name);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }
}
