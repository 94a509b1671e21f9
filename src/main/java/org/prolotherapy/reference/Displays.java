package org.prolotherapy.reference;

import static org.prolotherapy.reference.KnowledgeFiles.ANAESTHETICS;
import static org.prolotherapy.reference.KnowledgeFiles.CONDITIONS;
import static org.prolotherapy.reference.KnowledgeFiles.MEASURES;
import static org.prolotherapy.reference.KnowledgeFiles.PROTOCOLS;
import static org.prolotherapy.reference.KnowledgeFiles.SITES;
import static org.prolotherapy.reference.KnowledgeFiles.SOLUTIONS;
import static org.prolotherapy.reference.KnowledgeFiles.SUBSTANCES;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Condition;
import org.prolotherapy.knowledge.InjectionSite;
import org.prolotherapy.knowledge.LocalAnaesthetic;
import org.prolotherapy.knowledge.OutcomeMeasure;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.PublishedQuestion;
import org.prolotherapy.knowledge.Rule;
import org.prolotherapy.knowledge.Solution;
import org.prolotherapy.knowledge.SolutionComponent;
import org.prolotherapy.knowledge.Substance;
import org.prolotherapy.platform.Phrases;

/**
 * What the entries of the knowledge files are called in one language. What nobody has translated, and what a clinic has named
 * itself, keeps its own words.
 */
public final class Displays {

    private static final Map<Locale, Displays> KNOWN = new ConcurrentHashMap<>();

    private final @Nullable ResourceBundle words;

    private Displays(Locale language) {
        this.words = words(language);
    }

    /** The names in this language, which are read once. */
    public static Displays in(Locale language) {
        return KNOWN.computeIfAbsent(language, Displays::new);
    }

    private static @Nullable ResourceBundle words(Locale language) {
        try {
            return Phrases.of("knowledge", language);
        } catch (MissingResourceException untranslated) {
            return null;
        }
    }

    public String of(Condition condition) {
        return display(CONDITIONS, condition.code(), condition.display());
    }

    public String of(Solution solution) {
        return display(SOLUTIONS, solution.code(), solution.display());
    }

    public String of(SolutionComponent component) {
        return display(SUBSTANCES, component.code(), component.display());
    }

    public String of(OutcomeMeasure measure) {
        return display(MEASURES, measure.code(), measure.display());
    }

    /** An older version may be called otherwise than the newest. */
    public String of(Protocol protocol) {
        String newest = display(PROTOCOLS, protocol.id(), protocol.display());
        return display(PROTOCOLS, protocol.id() + "." + protocol.version(), newest);
    }

    public String of(Rule rule) {
        return text("rules." + rule.id().code() + ".sentence", rule.sentence());
    }

    public InjectionSite named(InjectionSite site) {
        return site.called(display(SITES, site.code(), site.display()));
    }

    public OutcomeMeasure named(OutcomeMeasure measure) {
        return measure.called(of(measure));
    }

    public LocalAnaesthetic named(LocalAnaesthetic anaesthetic) {
        return anaesthetic.called(display(ANAESTHETICS, anaesthetic.code(), anaesthetic.display()));
    }

    public Substance named(Substance substance) {
        return substance.called(display(SUBSTANCES, substance.code(), substance.display()));
    }

    public PublishedQuestion named(PublishedQuestion question) {
        return question.worded(text("screening-questions." + question.code() + ".text", question.text()));
    }

    /** A solution or a substance that a finding keeps by its English name; a clinic's own name is nobody's to translate. */
    String ofEnglish(String name) {
        String key = words == null ? null : EnglishNames.KEYS.get(name);
        return key == null ? name : text(key, name);
    }

    private String display(KnowledgeFile<?> file, String code, String otherwise) {
        return text(key(file, code), otherwise);
    }

    private static String key(KnowledgeFile<?> file, String code) {
        return file.name().replace(".yaml", "") + "." + code + ".display";
    }

    private String text(String key, String otherwise) {
        return words != null && words.containsKey(key) ? words.getString(key) : otherwise;
    }

    /** The keys of solutions and substances by their English names, read when they are first asked for. */
    private static final class EnglishNames {

        static final Map<String, String> KEYS = keys();

        private static Map<String, String> keys() {
            KnowledgeErrors errors = new KnowledgeErrors();
            Map<String, String> keys = new HashMap<>();
            for (Substance each : SUBSTANCES.read(KnowledgeFiles.text(SUBSTANCES.name()), errors)) {
                keys.put(each.display(), key(SUBSTANCES, each.code()));
            }
            for (Solution each : SOLUTIONS.read(KnowledgeFiles.text(SOLUTIONS.name()), errors)) {
                keys.put(each.display(), key(SOLUTIONS, each.code()));
            }
            errors.throwIfAny();
            return Map.copyOf(keys);
        }
    }
}
