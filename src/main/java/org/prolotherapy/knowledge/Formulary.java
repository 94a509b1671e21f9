package org.prolotherapy.knowledge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The solutions of one clinic that are, or were, approved. */
public final class Formulary {

    /** That of a clinic that mixes none. */
    public static final Formulary EMPTY = new Formulary(List.of(), Set.of());

    private final Map<String, Mixture> mixtures = new LinkedHashMap<>();
    private final Set<String> open;
    private final List<Substance> own;
    private volatile @Nullable Substances substances;

    /**
     * @param mixtures of each solution the newest version that is or was approved
     * @param open codes of those that new plans may use
     */
    public Formulary(List<Mixture> mixtures, Set<String> open) {
        mixtures.forEach(mixture -> this.mixtures.put(mixture.solution().code(), mixture));
        this.open = Set.copyOf(open);
        this.own = mixtures.stream()
                .flatMap(mixture -> mixture.substances().stream())
                .toList();
    }

    /** Whatever it may be used for; what it contains is the same in all versions. */
    public Optional<Solution> solution(String code) {
        return mixture(code).map(Mixture::solution);
    }

    public Optional<Mixture> mixture(String code) {
        return Optional.ofNullable(mixtures.get(code));
    }

    /** Whether new plans may use it. */
    public boolean isOpen(String code) {
        return open.contains(code);
    }

    /** These substances, and those of the clinic's own. */
    Substances with(Substances builtIn) {
        if (own.isEmpty()) {
            return builtIn;
        }
        Substances all = substances;
        if (all == null) {
            all = new Substances(
                    Stream.concat(builtIn.all().stream(), own.stream()).toList());
            substances = all;
        }
        return all;
    }
}
