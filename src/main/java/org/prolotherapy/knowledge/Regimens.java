package org.prolotherapy.knowledge;

import java.util.List;
import java.util.Optional;

/** The library of regimens that clinics can make their own. */
public record Regimens(List<PublishedRegimen> all) {

    public Regimens {
        all = List.copyOf(all);
    }

    public Optional<PublishedRegimen> regimen(String id) {
        return all.stream().filter(regimen -> regimen.id().equals(id)).findFirst();
    }
}
