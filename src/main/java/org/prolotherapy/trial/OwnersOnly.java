package org.prolotherapy.trial;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and directories that nobody but the user whose process this is may read. */
public final class OwnersOnly {

    private OwnersOnly() {}

    /** The real path of this directory, which is made (mode 0700) if it does not exist. */
    public static Path directory(Path directory) throws IOException {
        // Asked first, because Java 17 refuses a link to a directory here.
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, rights("rwx------"));
        }
        return directory.toRealPath();
    }

    /**
     * Makes an empty file (mode 0600).
     *
     * @throws java.nio.file.FileAlreadyExistsException if it is there
     */
    public static void createFile(Path file) throws IOException {
        Files.createFile(file, rights("rw-------"));
    }

    /** Writes ASCII text into a file (mode 0600), in the place of one that may be there: whole or not at all. */
    public static void write(Path file, String content) throws IOException {
        Path half = file.resolveSibling(file.getFileName() + ".half");
        Files.deleteIfExists(half);
        try (FileChannel channel = FileChannel.open(
                half, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), rights("rw-------"))) {
            ByteBuffer bytes = StandardCharsets.US_ASCII.encode(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Elsewhere, as on Windows, a new file has the rights of its directory. */
    private static FileAttribute<?>[] rights(String rights) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }
}
