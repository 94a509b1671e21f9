package org.prolotherapy.platform.web;

import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Uses the real database, and brings it into trouble. */
@PermitAll
@Path("/test/database")
@Produces(MediaType.APPLICATION_JSON)
public class DatabaseResource {

    private final DataSource database;
    private final int poolSize;

    DatabaseResource(DataSource database, @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int poolSize) {
        this.database = database;
        this.poolSize = poolSize;
    }

    @GET
    @Operation(hidden = true)
    public void use() throws SQLException {
        run("select 1");
    }

    @GET
    @Path("/transaction")
    @Operation(hidden = true)
    @Transactional
    public void useInATransaction() throws SQLException {
        run("select 1");
    }

    @GET
    @Path("/too-slow")
    @Parameter(name = "patient", in = ParameterIn.QUERY)
    @Operation(hidden = true)
    @Transactional
    public void exceedTheStatementTimeout() throws SQLException {
        run("set local statement_timeout = 50", "select pg_sleep(10)");
    }

    @GET
    @Path("/taken")
    @Parameter(name = "patient", in = ParameterIn.QUERY)
    @Operation(hidden = true)
    @Transactional
    public void violateAConstraint() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create temporary table taken (patient text unique) on commit drop");
            try (PreparedStatement insert = connection.prepareStatement("insert into taken values (?)")) {
                insert.setString(1, "12345678901");
                insert.execute();
                insert.execute();
            }
        }
    }

    @GET
    @Path("/exhausted")
    @Operation(hidden = true)
    public void exhaustThePool() throws SQLException {
        List<Connection> held = new ArrayList<>();
        try {
            for (int i = 0; i <= poolSize; i++) {
                held.add(database.getConnection());
            }
        } finally {
            for (Connection connection : held) {
                connection.close();
            }
        }
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
