package org.prolotherapy.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Rule;

/** The page of rules is made of the knowledge files, and not kept by hand. */
class RulesPageTest {

    private static final Path PAGE = Path.of("docs/rules.md");
    private static final String REWRITE = "rules.rewrite";

    @Test
    void listsEveryRuleAsItIsApplied() throws IOException {
        String page = page(KnowledgeFiles.load());
        if (Boolean.getBoolean(REWRITE)) {
            Files.writeString(PAGE, page);
        }
        assertThat(page)
                .as("./mvnw test -Dtest=RulesPageTest -D" + REWRITE + "=true writes it anew")
                .isEqualTo(Files.readString(PAGE));
    }

    private static String page(Knowledge knowledge) {
        return """
                # Rules

                Every rule that the service applies, as `GET /v1/rules` lists them, and every source, as `GET /v1/sources` does. This
                page is made of `src/main/resources/knowledge`; `./mvnw test -Dtest=RulesPageTest -Drules.rewrite=true` makes it anew.

                `HARD` refuses or holds a plan and flags a record; `GATE` keeps a session from being booked; `OUTSTANDING` is listed until
                it is met; `WARNING` is for a clinician to weigh; `INFO` explains a figure.

                | Rule | Strength | What it says | Sources |
                | --- | --- | --- | --- |
                """
                + rows(knowledge.rules().stream().map(RulesPageTest::row).toList())
                + """

                ## Sources

                | Source | What it is | Citation |
                | --- | --- | --- |
                """
                + rows(knowledge.sources().stream()
                        .map(source -> row("`" + source.code() + "`", source.display(), source.citation()))
                        .toList());
    }

    private static String row(Rule rule) {
        return row(
                "`" + rule.id().code() + "`",
                "`" + rule.strength() + "`",
                rule.sentence(),
                String.join(", ", rule.sources()));
    }

    private static String row(String... cells) {
        return "| "
                + List.of(cells).stream()
                        .map(cell -> cell.strip().replace("|", "\\|").replaceAll("\\s+", " "))
                        .collect(Collectors.joining(" | "))
                + " |";
    }

    private static String rows(List<String> rows) {
        return String.join("\n", rows) + "\n";
    }
}
