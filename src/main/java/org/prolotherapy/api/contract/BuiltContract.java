package org.prolotherapy.api.contract;

import io.quarkus.arc.Unremovable;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.runtime.io.Format;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Serves the contract as the build wrote it. Quarkus would parse half a megabyte and write it twice at each start, which was
 * a third of the start, to arrive at the same words: nothing in the contract depends on how the service is configured.
 */
@Singleton
@Alternative
@Priority(1)
@Unremovable
public class BuiltContract extends OpenApiDocumentService {

    private static final String FILE = OpenApiConstants.BASE_NAME + ".";

    private final byte[] json;
    private final byte[] yaml;

    BuiltContract() throws IOException {
        ClassLoader files = Thread.currentThread().getContextClassLoader();
        json = read(files, Format.JSON);
        yaml = read(files, Format.YAML);
    }

    /** Quarkus looks for the file just after this, and prepares nothing where it finds none. */
    @PostConstruct
    void keepQuarkusFromPreparingIt() {
        OpenApiConstants.classLoader =
                new WithoutContract(Thread.currentThread().getContextClassLoader());
    }

    @Override
    public byte[] getDocument(String name, Format format) {
        return format == Format.JSON ? json : yaml;
    }

    private static byte[] read(ClassLoader files, Format format) throws IOException {
        try (InputStream file = files.getResourceAsStream(FILE + format)) {
            if (file == null) {
                throw new FileNotFoundException("The build wrote no contract as " + format);
            }
            return file.readAllBytes();
        }
    }

    private static final class WithoutContract extends ClassLoader {

        WithoutContract(ClassLoader parent) {
            super(parent);
        }

        @Override
        public @Nullable InputStream getResourceAsStream(String name) {
            return name.startsWith(FILE) ? null : super.getResourceAsStream(name);
        }
    }
}
