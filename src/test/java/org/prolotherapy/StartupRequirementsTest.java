package org.prolotherapy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prolotherapy.platform.Settings;
import org.prolotherapy.platform.security.TokenSettings;

class StartupRequirementsTest {

    private static final Map<String, String> SOUND = Map.of(
            "prolotherapy.production", "true",
            "quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:1/away",
            "prolotherapy.database-patience", "0s",
            "quarkus.datasource.username", "prolotherapy",
            "quarkus.flyway.username", "prolotherapy_owner",
            "prolotherapy.tokens.issuer", "https://issuer.example",
            "prolotherapy.tokens.audience", "prolotherapy",
            "prolotherapy.tokens.keys", "https://issuer.example/jwks");

    @Test
    void letsASoundProductionStart() {
        assertThat(refusals(SOUND)).isEmpty();
        assertThat(refusals(Map.of())).as("a first try").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quarkus.datasource.jdbc.url",
                "quarkus.flyway.username",
                "prolotherapy.tokens.issuer",
                "prolotherapy.tokens.audience",
                "prolotherapy.tokens.keys"
            })
    void namesEachSettingThatIsMissingInProduction(String setting) {
        Map<String, String> incomplete = new HashMap<>(SOUND);
        incomplete.remove(setting);

        assertThat(refusals(incomplete))
                .singleElement()
                .asString()
                .contains(setting.toUpperCase(Locale.ROOT).replace('.', '_'));
    }

    @ParameterizedTest
    @CsvSource({
        "prolotherapy.rate-limit-per-minute, 0, -1",
        "prolotherapy.safety.fever-celsius, 36, 35.9",
        "prolotherapy.safety.fever-celsius, 41.0, 41.1",
        "prolotherapy.safety.severe-pain, 1, 0",
        "prolotherapy.safety.severe-pain, 10, 11",
        "prolotherapy.safety.severe-pain, 7, much",
        "prolotherapy.feed.retention, 1d, 23h",
        "prolotherapy.feed.retention, 30d, forever",
        "prolotherapy.webhooks.patience, 1s, 0s",
        "prolotherapy.webhooks.patience, 30s, 31s",
        "prolotherapy.webhooks.networks, 10.1.0.0/16, 10.1.0.0",
        "prolotherapy.webhooks.networks, fd00::/8, fd00::/200",
        "prolotherapy.webhooks.networks, 10.0.0.0/8, intranet/8"
    })
    void refusesFiguresOutOfBounds(String setting, String within, String outside) {
        assertThat(refusals(with(setting, within))).isEmpty();
        assertThat(refusals(with(setting, outside)))
                .singleElement()
                .asString()
                .startsWith(setting.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_") + " is " + outside + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "https://ehr.example, *", "/.*/", "/https?:.*/", "/https://[^/]+/"})
    void refusesOriginsThatStandForEveryOne(String origins) {
        assertThat(refusals(with("quarkus.http.cors.origins", origins)))
                .singleElement()
                .asString()
                .contains("QUARKUS_HTTP_CORS_ORIGINS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://ehr.example", "https://ehr.example,https://app.example", "/https://[a-z]+[.]example/"})
    void takesOriginsThatAreListed(String origins) {
        assertThat(refusals(with("quarkus.http.cors.origins", origins))).isEmpty();
    }

    @Test
    void refusesAnEmptySettingLikeOneThatIsMissing() {
        assertThat(refusals(with("prolotherapy.tokens.audience", ""))).hasSize(1);
    }

    private static Map<String, String> with(String setting, String value) {
        Map<String, String> changed = new HashMap<>(SOUND);
        changed.put(setting, value);
        return changed;
    }

    private static List<String> refusals(Map<String, String> settings) {
        return StartupRequirements.of(ConfigUtils.emptyConfigBuilder()
                .withMapping(Settings.class)
                .withMapping(TokenSettings.class)
                .withMappingIgnore("prolotherapy.**")
                .withSources(new PropertiesConfigSource(settings, "test", 500))
                .build());
    }
}
