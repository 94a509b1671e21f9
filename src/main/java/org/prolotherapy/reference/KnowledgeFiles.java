package org.prolotherapy.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.prolotherapy.knowledge.ClinicKnowledge;
import org.prolotherapy.knowledge.Condition;
import org.prolotherapy.knowledge.InjectionSite;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.LocalAnaesthetic;
import org.prolotherapy.knowledge.OutcomeMeasure;
import org.prolotherapy.knowledge.Protocol;
import org.prolotherapy.knowledge.PublishedQuestion;
import org.prolotherapy.knowledge.PublishedRegimen;
import org.prolotherapy.knowledge.Regimens;
import org.prolotherapy.knowledge.Rule;
import org.prolotherapy.knowledge.ScreeningQuestions;
import org.prolotherapy.knowledge.Solution;
import org.prolotherapy.knowledge.Source;
import org.prolotherapy.knowledge.Substance;
import org.prolotherapy.knowledge.Substances;
import org.prolotherapy.knowledge.Wording;

/** The files of the class path's folder {@code knowledge}, all that this service knows about prolotherapy. */
public final class KnowledgeFiles {

    static final KnowledgeFile<Source> SOURCES = new KnowledgeFile<>("sources.yaml", Source.class);
    static final KnowledgeFile<Rule> RULES = new KnowledgeFile<>("rules.yaml", Rule.class);
    static final KnowledgeFile<Solution> SOLUTIONS = new KnowledgeFile<>("solutions.yaml", Solution.class);
    static final KnowledgeFile<Substance> SUBSTANCES = new KnowledgeFile<>("substances.yaml", Substance.class);
    static final KnowledgeFile<LocalAnaesthetic> ANAESTHETICS =
            new KnowledgeFile<>("anaesthetics.yaml", LocalAnaesthetic.class);
    static final KnowledgeFile<Protocol> PROTOCOLS = new KnowledgeFile<>("protocols.yaml", Protocol.class);
    static final KnowledgeFile<Condition> CONDITIONS = new KnowledgeFile<>("conditions.yaml", Condition.class);
    static final KnowledgeFile<InjectionSite> SITES = new KnowledgeFile<>("injection-sites.yaml", InjectionSite.class);

    static final KnowledgeFile<OutcomeMeasure> MEASURES =
            new KnowledgeFile<>("outcome-measures.yaml", OutcomeMeasure.class);
    static final KnowledgeFile<PublishedRegimen> REGIMENS =
            new KnowledgeFile<>("regimens.yaml", PublishedRegimen.class);

    static final KnowledgeFile<PublishedQuestion> QUESTIONS =
            new KnowledgeFile<>("screening-questions.yaml", PublishedQuestion.class);

    private KnowledgeFiles() {}

    /**
     * Reads all files.
     *
     * @throws KnowledgeBroken if one is missing, misread or inconsistent with another; its message tells every failure
     */
    public static Knowledge load() {
        return load(ClinicKnowledge.NONE, Catalogue.in(Locale.ENGLISH));
    }

    /**
     * The same beside what clinics have.
     *
     * @param clinics the protocols beside those of the files
     * @param wording what findings are said in
     */
    static Knowledge load(ClinicKnowledge clinics, Wording wording) {
        return load(KnowledgeFiles::text, clinics, wording);
    }

    /**
     * Reads the library of regimens.
     *
     * @param knowledge has what they name
     * @throws KnowledgeBroken if it is misread, or names what there is not
     */
    public static Regimens regimens(Knowledge knowledge) {
        return regimens(text(REGIMENS.name()), knowledge);
    }

    static Regimens regimens(String text, Knowledge knowledge) {
        KnowledgeErrors failures = new KnowledgeErrors();
        List<PublishedRegimen> regimens = REGIMENS.read(text, failures);
        failures.throwIfAny();
        new RegimensFit(failures, knowledge).check(regimens);
        failures.throwIfAny();
        return new Regimens(regimens);
    }

    /**
     * Reads the library of screening questions.
     *
     * @param knowledge has the sources that they name
     * @throws KnowledgeBroken if it is misread, two share a code, or one names a source that there is not
     */
    public static ScreeningQuestions questions(Knowledge knowledge) {
        return questions(text(QUESTIONS.name()), knowledge);
    }

    static ScreeningQuestions questions(String text, Knowledge knowledge) {
        KnowledgeErrors failures = new KnowledgeErrors();
        List<PublishedQuestion> questions = QUESTIONS.read(text, failures);
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < questions.size(); i++) {
            PublishedQuestion question = questions.get(i);
            if (!codes.add(question.code())) {
                failures.add(QUESTIONS.path(), "/" + i + "/code", question.code() + " is the code of another question");
            }
            for (String source : question.sources()) {
                if (knowledge.source(source).isEmpty()) {
                    failures.add(QUESTIONS.path(), "/" + i + "/sources", "there is no source " + source);
                }
            }
        }
        failures.throwIfAny();
        return new ScreeningQuestions(questions);
    }

    /** @param textOf gives the text of the file of a name */
    static Knowledge load(UnaryOperator<String> textOf) {
        return load(textOf, ClinicKnowledge.NONE, Catalogue.in(Locale.ENGLISH));
    }

    private static Knowledge load(UnaryOperator<String> textOf, ClinicKnowledge clinics, Wording wording) {
        KnowledgeErrors failures = new KnowledgeErrors();
        List<Source> sources = SOURCES.read(textOf.apply(SOURCES.name()), failures);
        List<Rule> rules = RULES.read(textOf.apply(RULES.name()), failures);
        List<Solution> solutions = SOLUTIONS.read(textOf.apply(SOLUTIONS.name()), failures);
        List<Substance> substances = SUBSTANCES.read(textOf.apply(SUBSTANCES.name()), failures);
        List<LocalAnaesthetic> anaesthetics = ANAESTHETICS.read(textOf.apply(ANAESTHETICS.name()), failures);
        List<Protocol> protocols = PROTOCOLS.read(textOf.apply(PROTOCOLS.name()), failures);
        List<Condition> conditions = CONDITIONS.read(textOf.apply(CONDITIONS.name()), failures);
        List<InjectionSite> sites = SITES.read(textOf.apply(SITES.name()), failures);
        List<OutcomeMeasure> measures = MEASURES.read(textOf.apply(MEASURES.name()), failures);
        // What a misread file defines would only seem to be missing.
        failures.throwIfAny();

        new Consistency(failures)
                .check(sources, rules, solutions, substances, anaesthetics, protocols, conditions, sites, measures);
        failures.throwIfAny();
        return new Knowledge(
                sources,
                rules,
                solutions,
                new Substances(substances),
                anaesthetics,
                protocols,
                conditions,
                sites,
                measures,
                clinics,
                wording);
    }

    static String text(String name) {
        try (InputStream file = KnowledgeFiles.class.getResourceAsStream("/knowledge/" + name)) {
            if (file == null) {
                throw new KnowledgeBroken(List.of("knowledge/" + name + ": is not in the class path"));
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
