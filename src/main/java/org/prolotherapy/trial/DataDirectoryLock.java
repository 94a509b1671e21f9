package org.prolotherapy.trial;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Held for as long as a service uses a data directory; the operating system lets go of it when the process ends. */
final class DataDirectoryLock implements AutoCloseable {

    // POSIX drops a process's lock when it closes any descriptor of the file, so that within this process the file must
    // not even be opened a second time.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private DataDirectoryLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** @throws EmbeddedPostgresFailed if another service, in this process or another, uses the directory */
    static DataDirectoryLock of(Path dataDirectory) throws IOException {
        Path file = dataDirectory.resolve("lock");
        if (!HELD_HERE.add(file)) {
            throw inUse(dataDirectory, Long.toString(ProcessHandle.current().pid()));
        }
        FileChannel channel = null;
        boolean locked = false;
        try {
            channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            locked = lock(channel, dataDirectory);
            return new DataDirectoryLock(file, channel);
        } finally {
            if (!locked) {
                release(file, channel);
            }
        }
    }

    private static boolean lock(FileChannel channel, Path dataDirectory) throws IOException {
        FileLock lock = channel.tryLock();
        if (lock == null) {
            throw inUse(dataDirectory, holder(channel));
        }
        channel.truncate(0);
        channel.write(StandardCharsets.US_ASCII.encode(
                Long.toString(ProcessHandle.current().pid())));
        return true;
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer pid = ByteBuffer.allocate(32);
        channel.read(pid, 0);
        return StandardCharsets.US_ASCII.decode(pid.flip()).toString();
    }

    private static EmbeddedPostgresFailed inUse(Path dataDirectory, String pid) {
        return new EmbeddedPostgresFailed("Another service (process " + pid + ") uses the data directory "
                + dataDirectory + ". Stop it, or give this one a directory of its own with"
                + " PROLOTHERAPY_DATA_DIRECTORY.");
    }

    @Override
    public void close() throws IOException {
        release(file, channel);
    }

    private static void release(Path file, @Nullable FileChannel channel) throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            HELD_HERE.remove(file);
        }
    }
}
