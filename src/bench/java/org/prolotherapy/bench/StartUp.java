package org.prolotherapy.bench;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.prolotherapy.PackagedService;
import org.prolotherapy.bench.Caller.Request;

/**
 * How long the service takes from the start of its process to its first successful request with a token, PostgreSQL being up and
 * its tables there.
 *
 * @param how it was started
 * @param seconds of each run
 * @param idleBytes what it held ten seconds after its last start
 */
record StartUp(String how, List<Double> seconds, long idleBytes) {

    private static final int RUNS = 5;
    private static final long BETWEEN_TRIES_MILLIS = 5;
    private static final long PATIENCE_NANOS = 120_000_000_000L;
    private static final long IDLE_MILLIS = 10_000;

    /** @param token of an earlier start in the same place, where its key was kept */
    static StartUp of(String how, Shipped shipped, Path place, Database database, String token) throws Exception {
        List<Double> seconds = new ArrayList<>();
        long idle = 0;
        for (int run = 0; run < RUNS; run++) {
            int port = freePort();
            Caller caller = Caller.of("http://127.0.0.1:" + port, token);
            long began = System.nanoTime();
            try (PackagedService service =
                    shipped.start(place, database, Map.of("QUARKUS_HTTP_PORT", Integer.toString(port)))) {
                awaitAnswer(caller, service, began);
                seconds.add((System.nanoTime() - began) / 1e9);
                if (run == RUNS - 1) {
                    Thread.sleep(IDLE_MILLIS);
                    idle = Cpu.residentBytes(service.process().pid());
                }
            }
        }
        return new StartUp(how, seconds, idle);
    }

    double median() {
        return seconds.stream().sorted().toList().get(seconds.size() / 2);
    }

    private static void awaitAnswer(Caller caller, PackagedService service, long began) throws Exception {
        while (true) {
            try {
                caller.send(Request.get("/v1/treatment-plans?limit=1"));
                return;
            } catch (ConnectException notYet) {
                if (!service.process().isAlive() || System.nanoTime() - began > PATIENCE_NANOS) {
                    throw new IllegalStateException("The service did not start:\n" + service.printed(), notYet);
                }
                Thread.sleep(BETWEEN_TRIES_MILLIS);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
