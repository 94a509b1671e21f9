package org.prolotherapy.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Substance;
import org.prolotherapy.knowledge.Substances;

/** How substances are recognised in what people write. */
class SubstanceNamesTest {

    private static final Knowledge KNOWLEDGE = KnowledgeFiles.load();
    private static final Substances SUBSTANCES = KNOWLEDGE.substances();

    @Test
    void everyNameOfEverySubstanceIsRecognisedHoweverItIsWritten() {
        List<String> missed = new ArrayList<>();
        for (Substance substance : SUBSTANCES.all()) {
            for (String name : namesOf(substance)) {
                spellings().forEach((spelling, write) -> {
                    if (!SUBSTANCES.namedBy(write.apply(name)).contains(substance)) {
                        missed.add(substance.code() + ": " + name + " " + spelling + ": " + write.apply(name));
                    }
                });
            }
        }
        assertThat(missed).isEmpty();
    }

    @Test
    void everyNameIsRecognisedBesideEveryOther() {
        List<String> missed = new ArrayList<>();
        for (Substance substance : SUBSTANCES.all()) {
            for (Substance other : SUBSTANCES.all()) {
                String both = substance.display() + ", " + other.display();
                boolean oneIsOfTheOther = SUBSTANCES.covers(other, substance) || SUBSTANCES.covers(substance, other);
                if (!oneIsOfTheOther && !SUBSTANCES.namedBy(both).containsAll(List.of(substance, other))) {
                    missed.add(both);
                }
            }
        }
        assertThat(missed).isEmpty();
    }

    @Test
    void everyNameWithATurkishEndingIsRecognised() {
        List<String> missed = new ArrayList<>();
        for (String ending : List.of(
                "e", "a", "i", "ı", "u", "ü", "ye", "ya", "den", "dan", "ten", "nin", "un", "le", "la", "ler", "lara",
                "lerden", "sine", "ında", "li", "'e", "’in")) {
            for (String name :
                    List.of("lidokain", "prokain", "fenol", "dekstroz", "glukoz", "kortizon", "mısır", "ozon")) {
                if (SUBSTANCES.namedBy(name + ending + " alerji").isEmpty()) {
                    missed.add(name + ending);
                }
            }
        }
        assertThat(missed).isEmpty();
        assertThat(SUBSTANCES.namedBy("balığa karşı"))
                .extracting(Substance::code)
                .containsExactly("fish");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    lignocaine | lidocaine
                    Xylocaine® 2%, bad reaction 2019 | lidocaine
                    Xylocaine™ | lidocaine
                    LİDOKAİN | lidocaine
                    LIDOKAIN | lidocaine
                    lidocaine2% | lidocaine
                    2%lidocaine | lidocaine
                    lidocaine'e alerjisi var | lidocaine
                    l i d o c a i n e | lidocaine
                    GLUKOZ | dextrose
                    Dextrose 50% | dextrose
                    D50 | dextrose
                    cod liver oil | fish
                    codliver-oil | fish
                    Balık yağı | fish
                    carbolic-acid | phenol
                    Novocain | procaine
                    corn sugar | dextrose
                    amide local anesthetics | amide-local-anaesthetics
                    amid türü lokal anesteziklere | amide-local-anaesthetics
                    local anaesthetic | local-anaesthetics
                    lokal anestezi | local-anaesthetics
                    """)
    void theWordsOfPatientsNameTheirSubstance(String text, String code) {
        assertThat(SUBSTANCES.namedBy(text)).extracting(Substance::code).containsExactly(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "%",
                "penicillin",
                "latex",
                "codeine",
                "glucosamine",
                "glukozamin",
                "phenolphthalein",
                "acorn",
                "lidokeyn",
                "vitamin D 50000",
                "kanamycin",
                "popcorn",
                "bloodroot",
                "procainamide",
                "cornea",
                "selfish"
            })
    void whatIsNoNameNamesNothing(String text) {
        assertThat(SUBSTANCES.namedBy(text)).isEmpty();
    }

    @Test
    void anAllergyToAGroupIsOneToEachOfItAndToNoOther() {
        assertThat(codesOf("amide local anaesthetics"))
                .containsExactly(
                        "lidocaine",
                        "bupivacaine",
                        "levobupivacaine",
                        "mepivacaine",
                        "ropivacaine",
                        "prilocaine",
                        "articaine");
        assertThat(codesOf("ester local anaesthetics")).containsExactly("procaine", "chloroprocaine", "tetracaine");
        assertThat(codesOf("local anaesthetics"))
                .contains("lidocaine", "procaine")
                .doesNotContain("phenol");
        assertThat(codesOf("cod-liver oil")).containsExactly("sodium-morrhuate");
        assertThat(codesOf("lidocaine")).containsExactly("lidocaine");
        assertThat(codesOf("corn")).isEmpty();
        assertThat(codesOf("Xylocaine or glukoz")).containsExactly("dextrose", "lidocaine");
    }

    @Test
    void whatASubstanceIsMadeFromIsKnown() {
        assertThat(isMadeFrom("dextrose", "mısır")).isTrue();
        assertThat(isMadeFrom("lidocaine", "methylparaben")).isTrue();
        assertThat(isMadeFrom("adrenaline", "sodyum metabisülfit")).isTrue();
        assertThat(isMadeFrom("phenol", "mısır")).isFalse();
    }

    private static boolean isMadeFrom(String code, String allergy) {
        Substance substance = SUBSTANCES.substance(code).orElseThrow();
        return SUBSTANCES.namedBy(allergy).stream().anyMatch(origin -> SUBSTANCES.isMadeFrom(substance, origin));
    }

    private static List<String> codesOf(String text) {
        return KNOWLEDGE.componentsNamedBy(text).stream().map(Substance::code).toList();
    }

    private static List<String> namesOf(Substance substance) {
        List<String> names = new ArrayList<>(List.of(substance.code(), substance.display()));
        names.addAll(substance.names());
        return names;
    }

    private static Map<String, UnaryOperator<String>> spellings() {
        Map<String, UnaryOperator<String>> spellings = new LinkedHashMap<>();
        spellings.put("as it is", name -> name);
        spellings.put("in upper case", name -> name.toUpperCase(Locale.ENGLISH));
        spellings.put("in Turkish upper case", name -> name.toUpperCase(Locale.forLanguageTag("tr")));
        spellings.put("in lower case", name -> name.toLowerCase(Locale.ENGLISH));
        spellings.put("in Turkish lower case", name -> name.toLowerCase(Locale.forLanguageTag("tr")));
        spellings.put("with no-break spaces", name -> "\u00A0" + name.replace(' ', '\u00A0') + "\u00A0");
        spellings.put("with an ideographic space", name -> name.replace(' ', '\u3000') + "\u3000");
        spellings.put("with a zero-width space", name -> within(name, "\u200B"));
        spellings.put("with a byte order mark", name -> "\uFEFF" + name);
        spellings.put("with a soft hyphen", name -> within(name, "\u00AD"));
        spellings.put("with a hyphen at the end of a line", name -> within(name, "-\n"));
        spellings.put("with a variation selector", name -> within(name, "\uFE0F"));
        spellings.put("with a filler", name -> within(name, "\u3164"));
        spellings.put("in full width", SubstanceNamesTest::fullWidth);
        spellings.put("decomposed", name -> Normalizer.normalize(name, Normalizer.Form.NFD));
        spellings.put(
                "without accents",
                name -> Normalizer.normalize(name, Normalizer.Form.NFD)
                        .replaceAll("\\p{Mn}", "")
                        .replace('ı', 'i'));
        spellings.put("with a percentage", name -> name + " 2%");
        spellings.put("with a percentage before it", name -> "%2 " + name);
        spellings.put("with a percentage close to it", name -> "2%" + name);
        spellings.put("with an unknown one", name -> "penicillin, " + name + " (2019)");
        spellings.put("with full stops", name -> name.replace(' ', '.') + "..");
        spellings.put("with commas", name -> "," + name + ",,");
        spellings.put("with underscores", name -> name.replace(' ', '_').replace('-', '_'));
        spellings.put("with a dash", name -> name.replace(' ', '–').replace('-', '–'));
        spellings.put("with an apostrophe", name -> name + "’e");
        spellings.put("in quotation marks", name -> "“" + name + "”");
        spellings.put("as a trade mark", name -> name + "®");
        spellings.put("with a trade mark's sign", name -> name + "™");
        spellings.put("with its spaces lost", name -> name.replace(" ", ""));
        return spellings;
    }

    private static String within(String name, String sign) {
        return name.substring(0, 1) + sign + name.substring(1);
    }

    private static String fullWidth(String name) {
        StringBuilder wide = new StringBuilder();
        name.chars().forEach(c -> wide.append((char) (c > ' ' && c < 0x7F ? c + 0xFEE0 : c)));
        return wide.toString();
    }
}
