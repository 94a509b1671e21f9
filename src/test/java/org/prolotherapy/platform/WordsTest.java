package org.prolotherapy.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The platform could carry another service: it speaks of tenants and subjects, and of nothing that only this one has. */
class WordsTest {

    /** As a word of its own, or as one of those that a name is made of. */
    private static final Pattern OF_THE_DOMAIN = Pattern.compile(
            "(?<![A-Za-z])(?i:patient|clinic|plan)s?(?![a-z])|(?<=[a-z])(?:Patient|Clinic|Plan)s?(?![a-z])");

    private static final Path CODE = Path.of("src/main/java/org/prolotherapy/platform");

    private static final List<Path> TABLES = Stream.of("V1__Schema_and_helpers", "V2__Audit", "V3__Idempotency")
            .map(name -> Path.of("src/main/resources/db/migration/" + name + ".sql"))
            .toList();

    @Test
    void areNotThoseOfTheDomain() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : filesOfThePlatform()) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (OF_THE_DOMAIN.matcher(lines.get(i)).find()) {
                    found.add(file.getFileName() + ":" + (i + 1) + " "
                            + lines.get(i).strip());
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/** About a patient. */",
                "Clinics,",
                "PATIENT",
                "clinic_id text",
                "audit_of_plan",
                "set prolotherapy.clinic = ''",
                "TreatmentPlan plan",
                "treatmentPlans()",
                "clinicId",
                "ofThePatient"
            })
    void ofTheDomainAreFound(String line) {
        assertThat(OF_THE_DOMAIN.matcher(line).find()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"explains", "planned", "impatiently", "clinical", "plane", "asPlanned"})
    void thatOnlyLookLikeThemAreNone(String line) {
        assertThat(OF_THE_DOMAIN.matcher(line).find()).isFalse();
    }

    private static List<Path> filesOfThePlatform() throws IOException {
        List<Path> files = new ArrayList<>(TABLES);
        try (Stream<Path> all = Files.walk(CODE)) {
            all.filter(Files::isRegularFile).forEach(files::add);
        }
        return files;
    }
}
