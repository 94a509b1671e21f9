package org.prolotherapy.safety;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Substance;
import org.prolotherapy.knowledge.Substances;

/**
 * What a patient is allergic to, as far as it is known what their words mean. An allergy can list several things:
 * {@code "lidocaine, wasps"} names one that is known, and one that is not.
 */
public final class Allergies {

    /** What stands between the things of a list, also in Turkish. A part without a letter is none: {@code "2,5 %"}. */
    private static final Pattern BETWEEN =
            Pattern.compile("[,;/|+&\\n\\r、،，；]|(?<!\\p{L})(?:and|or|ve|veya|ile)(?!\\p{L})", Pattern.CASE_INSENSITIVE);

    private final List<Allergy> all;
    private final Substances substances;

    private Allergies(List<Allergy> all, Substances substances) {
        this.all = List.copyOf(all);
        this.substances = substances;
    }

    /**
     * One allergy.
     *
     * @param words the patient's
     * @param means the substances that the words name, or that the judgement says they concern
     * @param isUnderstood whether everything in it is known, or a clinician has judged it
     */
    public record Allergy(String words, List<Substance> means, boolean isUnderstood) {

        public Allergy {
            means = List.copyOf(means);
        }
    }

    public static Allergies of(ScreeningAnswers screening, Knowledge knowledge) {
        Substances substances = knowledge.substances();
        List<Allergy> all = new ArrayList<>();
        Map<String, AllergyJudgement> judgements = screening.judgementsBySpelling();
        List<String> answered = screening.allergies() == null ? List.of() : screening.allergies();
        for (String words : answered) {
            Set<Substance> means = new LinkedHashSet<>(substances.namedBy(words));
            Optional<AllergyJudgement> judgement = Optional.ofNullable(judgements.get(Substances.spellingOf(words)));
            judgement
                    .map(AllergyJudgement::concerns)
                    .flatMap(substances::substance)
                    .ifPresent(means::add);
            boolean known =
                    partsOf(words).noneMatch(part -> substances.namedBy(part).isEmpty());
            all.add(new Allergy(words, List.copyOf(means), known || judgement.isPresent()));
        }
        return new Allergies(all, substances);
    }

    /** In the order of the answers. */
    public List<Allergy> all() {
        return all;
    }

    /** Whether the patient is allergic to the substance, or to a group that it belongs to. */
    public boolean include(String code) {
        return substances
                .substance(code)
                .filter(substance -> meant().anyMatch(named -> substances.covers(named, substance)))
                .isPresent();
    }

    /** What the substance is made from, or may be preserved with, that the patient is allergic to. */
    public Stream<Substance> originsOf(String code) {
        return substances.substance(code).stream()
                .flatMap(substance -> meant().filter(named -> substances.isMadeFrom(substance, named)))
                .distinct();
    }

    /** Whether the patient is allergic to something that somebody calls so, known or not. */
    public boolean includeWhatIsCalled(String name) {
        return substances.namedBy(name).stream().anyMatch(named -> include(named.code()))
                || all.stream().anyMatch(allergy -> Substances.nameTheSame(allergy.words(), name));
    }

    /** The places, counted from 1, of the allergies that name something unknown and that no clinician has judged. */
    public List<Integer> notUnderstood() {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).isUnderstood()) {
                places.add(i + 1);
            }
        }
        return places;
    }

    private Stream<Substance> meant() {
        return all.stream().flatMap(allergy -> allergy.means().stream());
    }

    private static Stream<String> partsOf(String words) {
        List<String> parts = BETWEEN.splitAsStream(words)
                .filter(part -> part.codePoints().anyMatch(Character::isLetter))
                .toList();
        return parts.isEmpty() ? Stream.of(words) : parts.stream();
    }
}
