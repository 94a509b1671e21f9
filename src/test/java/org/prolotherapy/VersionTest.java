package org.prolotherapy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The version is written in several files, and is one. */
class VersionTest {

    private static final String VERSION = "([0-9]+\\.[0-9]+\\.[0-9]+)";

    @Test
    void isTheSameInBuildContractAndChangelog() throws IOException {
        String built = firstIn("pom.xml", "<artifactId>prolotherapy</artifactId>\\s+<version>(.+?)</version>");

        assertThat(built).as("a released version").matches(VERSION);
        for (String contract : new String[] {"openapi.yaml", "src/main/resources/META-INF/openapi.yaml"}) {
            assertThat(firstIn(contract, "(?m)^  version: '?([^'\\s]+)'?$"))
                    .as(contract)
                    .isEqualTo(built);
        }
        assertThat(firstIn("CHANGELOG.md", "(?m)^## \\[" + VERSION + "\\] - [0-9]{4}-[0-9]{2}-[0-9]{2}$"))
                .as("the newest version in CHANGELOG.md")
                .isEqualTo(built);
    }

    private static String firstIn(String file, String pattern) throws IOException {
        Matcher found = Pattern.compile(pattern).matcher(Files.readString(Path.of(file)));
        assertThat(found.find()).as("%s says its version", file).isTrue();
        return found.group(1);
    }
}
