package org.prolotherapy.reference;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.prolotherapy.knowledge.ClinicKnowledge;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.Regimens;
import org.prolotherapy.knowledge.ScreeningQuestions;

/** Hands the reference data to whoever injects it. */
final class KnowledgeAtStart {

    /** Read at start-up and not when first needed, so that a broken file stops the start. */
    @Produces
    @Singleton
    @Startup
    Knowledge knowledge(ClinicKnowledge clinics) {
        return KnowledgeFiles.load(clinics, new AnswersWording());
    }

    @Produces
    @Singleton
    @Startup
    Regimens regimens(Knowledge knowledge) {
        return KnowledgeFiles.regimens(knowledge);
    }

    @Produces
    @Singleton
    @Startup
    ScreeningQuestions screeningQuestions(Knowledge knowledge) {
        return KnowledgeFiles.questions(knowledge);
    }
}
