package org.prolotherapy.clinic;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a clinic has that nobody has configured yet. By default nobody performs sessions there, and it names no rooms. */
@ConfigMapping(prefix = "prolotherapy.new-clinic")
public interface NewClinic {

    /** Qualifications by the performers' ids. */
    Map<String, Qualification> performers();

    /** Names of rooms. */
    Optional<List<String>> rooms();
}
