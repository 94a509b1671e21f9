package org.prolotherapy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The time that the service and its PostgreSQL have computed so far, as the kernel counts it.
 *
 * @param service the number of its process
 * @param postmaster the number of PostgreSQL's first process; empty where it is on another machine
 */
record Cpu(long service, Optional<Long> postmaster) {

    /** USER_HZ, which is 100 on every Linux that there is. */
    private static final double TICKS_PER_SECOND = 100;

    /** @param database NaN where it is on another machine */
    record Used(double service, double database) {

        Used since(Used before) {
            return new Used(service - before.service, database - before.database);
        }
    }

    Used now() throws IOException {
        double database = Double.NaN;
        if (postmaster.isPresent()) {
            long ticks = ticksOf(postmaster.get(), true);
            for (ProcessHandle child : ProcessHandle.of(postmaster.get()).stream()
                    .flatMap(ProcessHandle::children)
                    .toList()) {
                ticks += ticksOf(child.pid(), false);
            }
            database = ticks / TICKS_PER_SECOND;
        }
        return new Used(ticksOf(service, false) / TICKS_PER_SECOND, database);
    }

    /** Memory that a process holds, in bytes. */
    static long residentBytes(long process) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }

    /** @param withEnded whether what its children computed counts that have ended */
    private static long ticksOf(long process, boolean withEnded) throws IOException {
        String stat;
        try {
            stat = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
        } catch (NoSuchFileException endedMeanwhile) {
            return 0;
        }
        // The second field is the program's name in parentheses, with whatever there is in it.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        return withEnded ? ticks + Long.parseLong(fields[13]) + Long.parseLong(fields[14]) : ticks;
    }
}
