package org.prolotherapy;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.prolotherapy.cds.CdsSettings;
import org.prolotherapy.changes.webhook.WebhookSettings;
import org.prolotherapy.clinic.NewClinic;
import org.prolotherapy.feed.FeedSettings;
import org.prolotherapy.fhir.resource.FhirSettings;
import org.prolotherapy.outcome.ResponseSettings;
import org.prolotherapy.platform.Settings;
import org.prolotherapy.platform.audit.AuditSettings;
import org.prolotherapy.platform.security.TokenSettings;
import org.prolotherapy.reference.ProtocolBounds;
import org.prolotherapy.safety.SafetySettings;

/** What the pages for people name is there: pages, headings, files, packages, tests, profiles and settings. */
class DocumentationTest {

    private static final Path HERE = Path.of("");
    private static final Path CODE = Path.of("src/main/java/org/prolotherapy");

    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern QUOTED = Pattern.compile("`([^`\\s]+)`");
    private static final Pattern PROFILES = Pattern.compile("(?<![A-Za-z])-P([a-z,]+)");
    private static final Pattern SCOPE = Pattern.compile("system/(\\w+)\\.([cruds])\\b");
    private static final String LETTERS = "cruds";
    private static final Pattern SETTING = Pattern.compile("PROLOTHERAPY_[A-Z_]+");

    private static final Map<String, Class<?>> SETTINGS = Map.ofEntries(
            entry("prolotherapy.", Settings.class),
            entry("prolotherapy.tokens.", TokenSettings.class),
            entry("prolotherapy.audit.", AuditSettings.class),
            entry("prolotherapy.feed.", FeedSettings.class),
            entry("prolotherapy.response.", ResponseSettings.class),
            entry("prolotherapy.safety.", SafetySettings.class),
            entry("prolotherapy.protocols.", ProtocolBounds.class),
            entry("prolotherapy.fhir.", FhirSettings.class),
            entry("prolotherapy.webhooks.", WebhookSettings.class),
            entry("prolotherapy.cds.", CdsSettings.class),
            entry("prolotherapy.new_clinic.", NewClinic.class));

    /** Set by the service itself, and not for whoever runs it. */
    private static final Set<String> OF_THE_SERVICE_ITSELF =
            Set.of("PROLOTHERAPY_TOKENS_TRIAL_TOKEN", "PROLOTHERAPY_TOKENS_TENANT_CLAIM");

    @Test
    void linksToPagesAndHeadingsThatAreThere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            all(LINK, page)
                    .map(link -> link.group(1))
                    .filter(link -> !link.contains("://"))
                    .filter(link -> !leadsSomewhere(page, link))
                    .forEach(link -> broken.add(page + " links to " + link));
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void namesFilesPackagesAndTestsThatAreThere() throws IOException {
        Set<String> classes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".java"))
                    .forEach(file -> classes.add(file.replace(".java", "")));
        }
        List<String> missing = new ArrayList<>();
        for (Path page : pages()) {
            all(QUOTED, page)
                    .map(quoted -> quoted.group(1))
                    .filter(name -> isMissing(name, classes))
                    .forEach(name -> missing.add(page + " names " + name));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void namesProfilesOfTheBuild() throws IOException {
        String build = Files.readString(Path.of("pom.xml"));
        List<String> missing = new ArrayList<>();
        for (Path page : pages()) {
            all(PROFILES, page)
                    .flatMap(profiles -> Stream.of(profiles.group(1).split(",")))
                    .filter(profile -> !build.contains("<id>" + profile + "</id>"))
                    .forEach(profile -> missing.add(page + " names -P" + profile));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void listsEverySettingOfTheServiceAndNoOther() throws IOException {
        Set<String> there = SETTINGS.entrySet().stream()
                .flatMap(each -> Stream.of(each.getValue().getMethods())
                        .map(Method::getName)
                        .map(setting -> each.getKey() + setting.replaceAll("([A-Z])", "_$1")))
                .map(setting -> setting.replace('.', '_').toUpperCase(Locale.ROOT))
                .filter(setting -> !OF_THE_SERVICE_ITSELF.contains(setting))
                .collect(toCollection(TreeSet::new));

        assertThat(all(SETTING, Path.of("docs/operating.md")).map(MatchResult::group))
                .containsAll(there)
                .isSubsetOf(there);
    }

    /** What a scope of each resource is good for stands in one table, a column for each of its letters. */
    @Test
    void saysOfEveryScopeWhatItIsGoodFor() throws IOException {
        Map<String, Set<String>> needed = new TreeMap<>();
        all(SCOPE, Path.of("openapi.yaml"))
                .forEach(scope -> needed.computeIfAbsent(scope.group(1), resource -> new TreeSet<>())
                        .add(scope.group(2)));
        Map<String, Set<String>> told = new TreeMap<>();
        List<String> lines = Files.readAllLines(Path.of("docs/security.md"));
        int head = lines.indexOf("| Resource | `c` | `r` | `u` | `d` | `s` |");
        for (String row : lines.subList(
                head + 2, head + 2 + lines.subList(head + 2, lines.size()).indexOf(""))) {
            String[] cells = row.split("\\|", -1);
            Set<String> letters = told.computeIfAbsent(cells[1].strip().replace("`", ""), resource -> new TreeSet<>());
            for (int i = 0; i < LETTERS.length(); i++) {
                if (!cells[i + 2].isBlank()) {
                    letters.add(LETTERS.substring(i, i + 1));
                }
            }
        }

        assertThat(told).isEqualTo(needed);
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        for (Path place : List.of(HERE, Path.of("docs"), Path.of("docs/adr"), Path.of("examples"), Path.of("deploy"))) {
            try (Stream<Path> files = Files.list(place)) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
            }
        }
        assertThat(pages).contains(Path.of("README.md"), Path.of("docs/architecture.md"));
        return pages;
    }

    private static Stream<MatchResult> all(Pattern pattern, Path page) {
        try {
            return pattern.matcher(Files.readString(page)).results();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean leadsSomewhere(Path page, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return parts.length == 1
                || all(HEADING, target).map(heading -> anchor(heading.group(1))).anyMatch(parts[1]::equals);
    }

    /** As the hosts of repositories make it of a heading. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace(' ', '-');
    }

    private static boolean isMissing(String name, Set<String> classes) {
        if (name.contains("<") || name.contains("*")) {
            return false;
        }
        if (name.startsWith("src/") || name.startsWith("docs/")) {
            return !Files.exists(Path.of(name));
        }
        if (name.matches("org\\.prolotherapy(\\.[a-z]+)+")) {
            return !Files.isDirectory(Path.of("src/main/java", name.split("\\.")));
        }
        if (name.matches("[a-z/]+/\\w+\\.java")) {
            return !Files.exists(CODE.resolve(name));
        }
        return name.matches("[A-Z]\\w+(Test|IT)") && !classes.contains(name);
    }
}
