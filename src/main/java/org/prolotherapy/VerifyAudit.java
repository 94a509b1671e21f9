package org.prolotherapy;

import io.smallrye.config.SmallRyeConfig;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.prolotherapy.platform.Settings;
import org.prolotherapy.platform.audit.Verification;
import org.prolotherapy.platform.audit.Verification.Head;
import org.prolotherapy.platform.audit.Verification.Report;
import org.prolotherapy.platform.persistence.Sql;
import org.prolotherapy.platform.tenancy.CurrentTenant;
import org.prolotherapy.platform.tenancy.TenantConnectionInterceptor;
import org.prolotherapy.trial.EmbeddedPostgres;
import org.prolotherapy.trial.EmbeddedPostgresFailed;

/**
 * Verifies the audit of all clinics, without the service: one line for each. It works as the owner of the tables where one
 * is named, and else as the service's role, clinic by clinic. A PostgreSQL of one's own may be in use meanwhile; the
 * embedded one is started for it, so the service that uses it has to be stopped.
 */
final class VerifyAudit {

    static final String COMMAND = "verify-audit";

    private static final Sql AUDITED = Sql.ofAll("select tenants_audited() order by 1");

    private VerifyAudit() {}

    /** The exit code: 0 if every chain is intact, else 1. */
    static int run(SmallRyeConfig config) {
        try {
            if (config.getOptionalValue(StartupRequirements.DATABASE_URL, String.class)
                    .isPresent()) {
                return verify(config);
            }
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(
                    config.getConfigMapping(Settings.class).dataDirectory())) {
                return verify(
                        postgres.jdbcUrl(),
                        postgres.owner().name(),
                        postgres.owner().password(),
                        System.out);
            }
        } catch (SQLException failure) {
            System.err.println("The audit cannot be verified: SQLState " + failure.getSQLState() + ". "
                    + "Is this the database of the service, and is it up to date?");
        } catch (EmbeddedPostgresFailed failure) {
            System.err.println(failure.getMessage());
        }
        return 1;
    }

    private static int verify(SmallRyeConfig config) throws SQLException {
        Optional<String> owner = config.getOptionalValue(StartupRequirements.OWNER, String.class);
        String password = owner.isPresent() ? "quarkus.flyway.password" : StartupRequirements.PASSWORD;
        return verify(
                config.getValue(StartupRequirements.DATABASE_URL, String.class),
                owner.orElseGet(() -> config.getValue(StartupRequirements.ROLE, String.class)),
                config.getOptionalValue(password, String.class).orElse(""),
                System.out);
    }

    static int verify(String url, String role, String password, PrintStream out) throws SQLException {
        boolean intact = true;
        try (Connection connection = DriverManager.getConnection(url, role, password)) {
            for (String clinic : AUDITED.values().list(connection, row -> row.getString(1))) {
                // Row-level security shows the service's role one clinic at a time.
                TenantConnectionInterceptor.tell(connection, clinic);
                // Nobody seals what the last moment before a crash has left until the service runs again.
                Report report = Verification.of(connection, clinic, null, null);
                out.println(line(clinic, report));
                intact &= report.isIntact();
            }
        }
        return intact ? 0 : 1;
    }

    private static String line(String clinic, Report report) {
        Head head = report.head();
        return (clinic.equals(CurrentTenant.NOBODY) ? "(callers that are not known)" : clinic) + ": "
                + (report.isIntact() ? "intact" : "TAMPERED WITH") + ", " + report.events() + " events in "
                + report.seals() + " seals, " + report.waiting() + " waiting"
                + (report.waitingSince() == null ? "" : " since " + report.waitingSince())
                + (head == null ? "" : ", head " + head.number() + " " + head.seal())
                + (report.isIntact()
                        ? ""
                        : report.findings().stream()
                                .map(finding -> finding.kind()
                                        + (finding.seal() == null ? "" : " in seal " + finding.seal())
                                        + (finding.event() == null ? "" : " event " + finding.event()))
                                .collect(Collectors.joining("; ", ": ", "")));
    }
}
