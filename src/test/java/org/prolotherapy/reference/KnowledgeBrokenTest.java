package org.prolotherapy.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every broken file is the real one with one text in it replaced, at its first occurrence. */
class KnowledgeBrokenTest {

    @ParameterizedTest(name = "{3}")
    @MethodSource("brokenFiles")
    void tellsFilePlaceAndReason(String file, String text, String replacement, String message) {
        assertThatThrownBy(() -> KnowledgeFiles.load(replacing(file, text, replacement)))
                .isInstanceOf(KnowledgeBroken.class)
                .hasMessage(message);
    }

    static Stream<Arguments> brokenFiles() {
        return Stream.of(
                // What YAML itself forbids
                broken(
                        "protocols.yaml",
                        "  version: 1\n",
                        "  version: 1\n  version: 2\n",
                        "knowledge/protocols.yaml: /0/version: is there more than once"),
                broken(
                        "protocols.yaml",
                        "- id: extended-regenerative",
                        "- id: another",
                        "knowledge/protocols.yaml: /5/id: another must begin with std., or it could be that of a clinic's"
                                + " protocol"),
                broken(
                        "protocols.yaml",
                        "timings: *timings",
                        "timings: *tidings",
                        "knowledge/protocols.yaml: /1/timings: refers to nothing: there is no &tidings"),
                broken(
                        "sources.yaml",
                        "- code: S0",
                        "- !!java.io.File [\"/\"]\n- code: S0",
                        "knowledge/sources.yaml: /0: must not have a tag"),
                broken(
                        "sources.yaml",
                        "S0 to S4",
                        "\u0001",
                        "knowledge/sources.yaml: is not YAML at line 1: special characters are not allowed"),
                broken(
                        "sources.yaml",
                        "- code: S0",
                        "- code: [S0",
                        "knowledge/sources.yaml: is not YAML at line 8:"
                                + " while parsing a flow sequence, expected ',' or ']', but got :"),

                // Members
                broken(
                        "conditions.yaml",
                        "  codings:",
                        "  icd10:",
                        "knowledge/conditions.yaml: /0/icd10: is not known; known here are"
                                + " code, codings, display, osteoarthritis, regions, sources"),
                broken(
                        "sources.yaml",
                        "pmid:",
                        "pm/id:",
                        "knowledge/sources.yaml: /8/pm~1id: is not known; known here are citation, code, display, pmid"),
                broken(
                        "conditions.yaml",
                        "  osteoarthritis: false\n",
                        "",
                        "knowledge/conditions.yaml: /0/osteoarthritis: is required"),
                broken(
                        "conditions.yaml",
                        "code: M24.2,",
                        "code: ,",
                        "knowledge/conditions.yaml: /0/codings/0/code: has no value"),
                broken(
                        "sources.yaml",
                        "display: A choice of this service",
                        "display: \"\"",
                        "knowledge/sources.yaml: /5/display: has no value"),
                broken(
                        "sources.yaml",
                        "pmid: \"15207508\"",
                        "pmid: 15207508",
                        "knowledge/sources.yaml: /8/pmid: must be text"),
                broken(
                        "solutions.yaml",
                        "accepted: true",
                        "accepted: \"true\"",
                        "knowledge/solutions.yaml: /0/accepted: must be true or false"),
                broken(
                        "protocols.yaml",
                        "sessions: {min: 3, max: 6}",
                        "sessions: {min: 3, max: 6.0}",
                        "knowledge/protocols.yaml: /0/phases/0/sessions/max:"
                                + " must be a whole number from -2147483648 to 2147483647"),
                broken(
                        "protocols.yaml",
                        "sessions: {min: 3, max: 6}",
                        "sessions: 3–6",
                        "knowledge/protocols.yaml: /0/phases/0/sessions: must be an object"),
                broken(
                        "solutions.yaml",
                        "{min: 12, max: 25}",
                        "{min: 12, max: .inf}",
                        "knowledge/solutions.yaml: /0/concentrationPercent/max: must be a number of at most 20 digits"),
                broken("solutions.yaml", "[S0, S4]", "S0", "knowledge/solutions.yaml: /0/sources: must be an array"),
                broken(
                        "solutions.yaml",
                        "[S0, S4]",
                        "[S0, S0]",
                        "knowledge/solutions.yaml: /0/sources/1: is in the list before"),
                broken(
                        "solutions.yaml",
                        "components: [*dextrose]",
                        "components: [*dextrose, *dextrose]",
                        "knowledge/solutions.yaml: /1/components/1: is in the list before"),
                broken(
                        "protocols.yaml",
                        "        REST: {min: 0, max: 1} # S4",
                        "        RESTS: {min: 0, max: 1} # S4",
                        Stream.of(0, 1, 2, 3, 4, 5, 6)
                                .map(i -> "knowledge/protocols.yaml: /" + i
                                        + "/timings/recovery/MILD/RESTS: is not known")
                                .collect(Collectors.joining("\n"))),
                broken(
                        "rules.yaml",
                        "strength: INFO",
                        "strength: info",
                        "knowledge/rules.yaml: /0/strength: must be one of HARD, GATE, OUTSTANDING, WARNING, INFO"),

                // Values that no record accepts
                broken(
                        "protocols.yaml",
                        "gapsDays: [{min: 14, max: 21}] # S4",
                        "gapsDays: [{min: 21, max: 14}] # S4",
                        "knowledge/protocols.yaml: /2/phases/0/gapsDays/0: is not a gap: min 21 is greater than max 14"),
                broken(
                        "solutions.yaml",
                        "{min: 12, max: 25}",
                        "{min: 12, max: 100.5}",
                        "knowledge/solutions.yaml: /0/concentrationPercent: is not a range of percentages: 12 to 100.5"),
                broken(
                        "protocols.yaml",
                        "sessions: {min: 3, max: 6}",
                        "sessions: {min: 0, max: 6}",
                        "knowledge/protocols.yaml: /0: INITIAL is the first phase and needs at least one session"),
                broken(
                        "protocols.yaml",
                        "minimumMonths: 3",
                        "minimumMonths: 7",
                        "knowledge/protocols.yaml: /5: lasts at least 7 months, which is not within 6 months"),
                broken(
                        "protocols.yaml",
                        "injectionsPerSide: {min: 4",
                        "injectionsPerSide: {min: 0",
                        "knowledge/protocols.yaml: /0: needs at least one injection in a session"),
                broken(
                        "conditions.yaml",
                        "code: M24.2,",
                        "code: M24.23,",
                        "knowledge/conditions.yaml: /0/codings/0: has a code that is no category of ICD-10: M24.23"),
                broken(
                        "injection-sites.yaml",
                        "[C2, C3,",
                        "[C2, 3,",
                        // an alias stands for what it refers to, so each that has these levels is told
                        IntStream.of(1, 2, 5, 10)
                                .mapToObj(i -> "knowledge/injection-sites.yaml: /" + i + "/levels/1: must be text")
                                .collect(Collectors.joining("\n"))),
                broken(
                        "injection-sites.yaml",
                        "[C2, C3,",
                        "[C2, X3,",
                        IntStream.of(1, 2, 5, 10)
                                .mapToObj(i -> "knowledge/injection-sites.yaml: /" + i
                                        + ": has a level that is none of the spine: X3")
                                .collect(Collectors.joining("\n"))),
                broken(
                        "conditions.yaml",
                        "regions: [KNEE]",
                        "regions: []",
                        "knowledge/conditions.yaml: /1: names no region"),
                broken(
                        "injection-sites.yaml",
                        "\"39723000\"",
                        "\"SI joint\"",
                        "knowledge/injection-sites.yaml: /29: has a snomedCt that is no identifier of SNOMED CT: SI joint"),
                broken(
                        "solutions.yaml",
                        "accepted: false",
                        "accepted: true",
                        "knowledge/solutions.yaml: /11: is a corticosteroid, which is never accepted"),

                // What the files say of one another
                broken(
                        "solutions.yaml",
                        "sources: [S0, S4]",
                        "sources: [S0, S5]",
                        "knowledge/solutions.yaml: /0/sources/1: there is no source S5"),
                broken(
                        "solutions.yaml",
                        "sources: [S0, S4]",
                        "sources: []",
                        "knowledge/solutions.yaml: /0/sources: names no source"),
                broken(
                        "solutions.yaml",
                        "code: ozone\n",
                        "code: phenol\n",
                        "knowledge/solutions.yaml: /9/code: phenol is the code of /2 already\n"
                                + "knowledge/protocols.yaml: /5/solutions/4: there is no solution ozone"),
                broken(
                        "injection-sites.yaml",
                        "code: nuchal-ligament",
                        "code: Nuchal_ligament",
                        "knowledge/injection-sites.yaml: /0/code: Nuchal_ligament is not written like"
                                + " [a-z0-9]+(-[a-z0-9]+)*"),
                broken(
                        "solutions.yaml",
                        "[*dextrose, *lidocaine]",
                        "[*dextrose, {code: lidocaine, display: Lignocaine}]",
                        "knowledge/solutions.yaml: /10/components/1:"
                                + " there is no substance lidocaine displayed as Lignocaine"),
                broken(
                        "substances.yaml",
                        "groups: [amide-local-anaesthetics]",
                        "groups: [lidocaine]",
                        "knowledge/substances.yaml: /1/groups: no substance lidocaine follows"),
                broken(
                        "substances.yaml",
                        "madeFrom: [corn]",
                        "madeFrom: [maize]",
                        "knowledge/substances.yaml: /0/madeFrom: no substance maize follows"),
                broken(
                        "substances.yaml",
                        "[ozon, trioxygen, O3]",
                        "[ozon, trioxygen, \"-\"]",
                        "knowledge/substances.yaml: /10: has a name without letters and digits: -"),
                broken(
                        "protocols.yaml",
                        "solutions: [dextrose]",
                        "solutions: [glucose]",
                        "knowledge/protocols.yaml: /4/solutions/0: there is no solution glucose"),
                broken(
                        "protocols.yaml",
                        "solutions: [dextrose]",
                        "solutions: [corticosteroid]",
                        "knowledge/protocols.yaml: /4/solutions/0: corticosteroid is not accepted in any plan"),
                broken(
                        "protocols.yaml",
                        "- id: inflammatory\n",
                        "- id: hypertonic-dextrose\n",
                        "knowledge/protocols.yaml: /2/version:"
                                + " is the entry number 3 of hypertonic-dextrose, not 1"),
                broken(
                        "rules.yaml",
                        "- id: session-count-requested",
                        "- id: session-count-by-severity",
                        "knowledge/rules.yaml: must have one rule session-count-by-severity, has 2\n"
                                + "knowledge/rules.yaml: must have one rule session-count-requested, has 0"));
    }

    @Test
    void tellsAllFailuresOfAllFilesTogether() {
        UnaryOperator<String> twoBroken = file -> file.equals("sources.yaml")
                ? "- {code: S0, title: Prolotherapy}"
                : replacing("rules.yaml", "strength: INFO", "strength: 1").apply(file);

        assertThatThrownBy(() -> KnowledgeFiles.load(twoBroken)).hasMessage("""
                        knowledge/sources.yaml: /0/title: is not known; known here are citation, code, display, pmid
                        knowledge/sources.yaml: /0/display: is required
                        knowledge/sources.yaml: /0/citation: is required
                        knowledge/rules.yaml: /0/strength: must be one of HARD, GATE, OUTSTANDING, WARNING, INFO""");
    }

    @Test
    void tellsWhichRulesThereAre() {
        assertThatThrownBy(
                        () -> KnowledgeFiles.load(replacing("protocols.yaml", "label: trial-protocol", "label: trial")))
                .message()
                .startsWith("knowledge/protocols.yaml: /6/label: must be one of session-count-by-severity, ")
                .contains(", concentration-range");
    }

    @Test
    void tellsOfAFileThatIsEmpty() {
        assertThatThrownBy(() ->
                        KnowledgeFiles.load(file -> file.equals("rules.yaml") ? "#\n" : KnowledgeFiles.text(file)))
                .hasMessage("knowledge/rules.yaml: is empty");
    }

    @Test
    void tellsOfAFileThatIsMissing() {
        assertThatThrownBy(() -> KnowledgeFiles.text("allergies.yaml"))
                .hasMessage("knowledge/allergies.yaml: is not in the class path");
    }

    private static Arguments broken(String file, String text, String replacement, String message) {
        return Arguments.of(file, text, replacement, message.replace("\n", System.lineSeparator()));
    }

    private static UnaryOperator<String> replacing(String file, String text, String replacement) {
        String whole = KnowledgeFiles.text(file);
        int at = whole.indexOf(text);
        assertThat(at).as("where %s has %s", file, text).isNotNegative();
        String broken = whole.substring(0, at) + replacement + whole.substring(at + text.length());
        return name -> name.equals(file) ? broken : KnowledgeFiles.text(name);
    }
}
