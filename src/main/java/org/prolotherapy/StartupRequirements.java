package org.prolotherapy;

import io.smallrye.config.SmallRyeConfig;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.prolotherapy.changes.webhook.Networks;
import org.prolotherapy.platform.Settings;
import org.prolotherapy.platform.security.TokenSettings;
import org.prolotherapy.platform.security.VerificationKeys;
import org.prolotherapy.platform.tenancy.OwnSessions;
import org.prolotherapy.platform.tenancy.TrustedRole;

/** Why the service does not start as it is configured: a sentence for each reason, all of them at once. */
final class StartupRequirements {

    static final String DATABASE_URL = "quarkus.datasource.jdbc.url";

    static final String ROLE = "quarkus.datasource.username";
    static final String PASSWORD = "quarkus.datasource.password";
    static final String OWNER = "quarkus.flyway.username";

    private static final String MIGRATES = "quarkus.flyway.migrate-at-start";
    private static final String FEED_RETENTION = "prolotherapy.feed.retention";
    private static final String WEBHOOK_NETWORKS = "prolotherapy.webhooks.networks";
    private static final String WEBHOOK_PATIENCE = "prolotherapy.webhooks.patience";
    private static final String ORIGINS = "quarkus.http.cors.origins";

    /** No list of origins can mean one of these; who allows it allows every one. */
    private static final List<String> STRANGERS =
            List.of("https://a-stranger.invalid", "http://b.stranger.invalid:4711", "null");

    private final SmallRyeConfig config;
    private final TokenSettings tokens;
    private final List<String> reasons = new ArrayList<>();

    private StartupRequirements(SmallRyeConfig config) {
        this.config = config;
        this.tokens = config.getConfigMapping(TokenSettings.class);
    }

    static List<String> of(SmallRyeConfig config) {
        StartupRequirements refusals = new StartupRequirements(config);
        if (config.getConfigMapping(Settings.class).production()) {
            refusals.ofTheEmbeddedDatabase();
            refusals.ofAnyOrigin();
            refusals.ofUnknownTokens(
                    "in production (PROLOTHERAPY_PRODUCTION=true) the service issues none of its own.");
        } else if (refusals.tokens.issuer().isPresent()
                || refusals.tokens.audience().isPresent()
                || refusals.tokens.keys().isPresent()) {
            refusals.ofUnknownTokens("issuer, audience and keys are set together, or none of them.");
        }
        refusals.ofUnreadableKeys();
        refusals.ofFiguresOutOfBounds();
        refusals.ofAShortMemory();
        refusals.ofWebhooks();
        refusals.ofTheRolesOfAGivenDatabase();
        return refusals.reasons;
    }

    private void ofTheEmbeddedDatabase() {
        if (config.getOptionalValue(DATABASE_URL, String.class).isEmpty()) {
            reasons.add("No database is configured. Set QUARKUS_DATASOURCE_JDBC_URL, with the username and"
                    + " password of QUARKUS_DATASOURCE_… and QUARKUS_FLYWAY_…: in production (PROLOTHERAPY_PRODUCTION=true) the service starts"
                    + " none of its own.");
        }
    }

    private void ofTheRolesOfAGivenDatabase() {
        if (config.getOptionalValue(DATABASE_URL, String.class).isEmpty()) {
            return;
        }
        Optional<String> role = config.getOptionalValue(ROLE, String.class);
        Optional<String> owner = config.getOptionalValue(OWNER, String.class);
        boolean migrates = config.getOptionalValue(MIGRATES, Boolean.class).orElse(true);
        if (migrates && (owner.isEmpty() || owner.equals(role))) {
            // The service's own role would make the tables, own them, and be refused for it afterwards.
            reasons.add("No owner of the database's tables is configured. Set QUARKUS_FLYWAY_USERNAME and"
                    + " QUARKUS_FLYWAY_PASSWORD to the role that makes and owns them, and QUARKUS_DATASOURCE_USERNAME"
                    + " to one that owns nothing; docs/operating.md says how to make the two.");
        } else {
            ofWhatTheDatabaseSays(role);
        }
    }

    /** Asked before the start, which can say no only in many lines. */
    private void ofWhatTheDatabaseSays(Optional<String> role) {
        Properties properties = new Properties();
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "20");
        role.ifPresent(name -> properties.setProperty("user", name));
        config.getOptionalValue(PASSWORD, String.class).ifPresent(it -> properties.setProperty("password", it));
        OwnSessions.Opening database =
                () -> DriverManager.getConnection(config.getValue(DATABASE_URL, String.class), properties);
        if (reasons.isEmpty()) {
            AwaitedDatabase.await(
                    database, config.getConfigMapping(Settings.class).databasePatience(), System.err::println);
        }
        try (Connection connection = database.open()) {
            TrustedRole.refusalOf(connection).ifPresent(reasons::add);
            OwnSessions.refusalOf(database).ifPresent(reasons::add);
        } catch (SQLException away) {
            // The start, which needs the database as well, says what is wrong with it.
            return;
        }
    }

    private void ofUnknownTokens(String because) {
        if (tokens.issuer().isEmpty()) {
            reasons.add(
                    "No issuer of tokens is configured. Set PROLOTHERAPY_TOKENS_ISSUER to its claim iss: " + because);
        }
        if (tokens.audience().isEmpty()) {
            reasons.add(
                    "No audience of tokens is configured. Set PROLOTHERAPY_TOKENS_AUDIENCE to the claim aud of tokens"
                            + " for this service: " + because);
        }
        if (tokens.keys().isEmpty()) {
            reasons.add("No keys of tokens are configured. Set PROLOTHERAPY_TOKENS_KEYS to the URL or the file of the"
                    + " issuer's public keys: " + because);
        }
    }

    private void ofUnreadableKeys() {
        tokens.keys().ifPresent(location -> {
            try {
                VerificationKeys.at(location);
            } catch (IllegalArgumentException unreadable) {
                reasons.add("PROLOTHERAPY_TOKENS_KEYS: " + unreadable.getMessage());
            }
        });
    }

    /** Here and not by constraints on the settings, for which every setting of Quarkus would be examined at each start. */
    private void ofFiguresOutOfBounds() {
        ofFigureOutside("prolotherapy.rate-limit-per-minute", "0", Integer.toString(Integer.MAX_VALUE));
        ofFigureOutside("prolotherapy.safety.fever-celsius", "36", "41");
        ofFigureOutside("prolotherapy.safety.severe-pain", "1", "10");
        ofFigureOutside("prolotherapy.safety.usual-injection-ml", "0.1", "100");
        ofFigureOutside("prolotherapy.safety.usual-session-ml", "1", "1000");
    }

    /** Less would be gone before whoever follows comes again after a weekday's outage. */
    private void ofAShortMemory() {
        config.getOptionalValue(FEED_RETENTION, String.class)
                .filter(retention -> !isADayAtLeast())
                .ifPresent(retention -> reasons.add("PROLOTHERAPY_FEED_RETENTION is " + retention
                        + ". Set it to a duration of one day at least, such as 30d."));
    }

    private boolean isADayAtLeast() {
        return isBetween(FEED_RETENTION, Duration.ofDays(1), Duration.ofDays(Short.MAX_VALUE));
    }

    private void ofWebhooks() {
        config.getOptionalValue(WEBHOOK_NETWORKS, String.class)
                .filter(networks -> !Stream.of(networks.split(",", -1)).allMatch(Networks::isNetwork))
                .ifPresent(networks -> reasons.add("PROLOTHERAPY_WEBHOOKS_NETWORKS is " + networks
                        + ". Set it to networks such as 10.1.0.0/16, with commas between them."));
        config.getOptionalValue(WEBHOOK_PATIENCE, String.class)
                .filter(patience -> !isBetween(WEBHOOK_PATIENCE, Duration.ofSeconds(1), Duration.ofSeconds(30)))
                .ifPresent(patience -> reasons.add("PROLOTHERAPY_WEBHOOKS_PATIENCE is " + patience
                        + ". Set it to a duration of one second at least and 30 at most, such as 15s."));
    }

    private boolean isBetween(String setting, Duration least, Duration most) {
        try {
            Duration duration = config.getValue(setting, Duration.class);
            return duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private void ofFigureOutside(String setting, String least, String most) {
        config.getOptionalValue(setting, String.class)
                .filter(figure -> !isBetween(figure, least, most))
                .ifPresent(figure -> reasons.add(variable(setting) + " is " + figure + ". Set it to " + least
                        + " at least and " + most + " at most."));
    }

    /** The environment variable that sets it. */
    static String variable(String setting) {
        return setting.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    private static boolean isBetween(String figure, String least, String most) {
        try {
            BigDecimal number = new BigDecimal(figure.strip());
            return number.compareTo(new BigDecimal(least)) >= 0 && number.compareTo(new BigDecimal(most)) <= 0;
        } catch (NumberFormatException none) {
            return false;
        }
    }

    private void ofAnyOrigin() {
        config.getOptionalValues(ORIGINS, String.class).orElse(List.of()).stream()
                .map(String::strip)
                .filter(StartupRequirements::isAny)
                .forEach(origin -> reasons.add("QUARKUS_HTTP_CORS_ORIGINS allows every origin (" + origin
                        + "). List those that you mean: in production (PROLOTHERAPY_PRODUCTION=true) no wildcard is"
                        + " allowed."));
    }

    /** Quarkus takes what stands between slashes for a regular expression. */
    private static boolean isAny(String origin) {
        if (origin.length() < 2 || !origin.startsWith("/") || !origin.endsWith("/")) {
            return origin.equals("*");
        }
        try {
            return STRANGERS.stream()
                    .anyMatch(Pattern.compile(origin.substring(1, origin.length() - 1))
                            .asMatchPredicate());
        } catch (PatternSyntaxException broken) {
            return false;
        }
    }
}
