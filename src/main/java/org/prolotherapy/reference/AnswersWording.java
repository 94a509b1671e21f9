package org.prolotherapy.reference;

import org.prolotherapy.knowledge.Rule;
import org.prolotherapy.knowledge.Saying;
import org.prolotherapy.knowledge.Wording;
import org.prolotherapy.platform.web.AnswerLanguage;

/** Says everything in the language of the request that is being answered. */
final class AnswersWording implements Wording {

    @Override
    public String sentence(Rule rule) {
        return inItsLanguage().sentence(rule);
    }

    @Override
    public String say(Saying saying) {
        return inItsLanguage().say(saying);
    }

    private static Wording inItsLanguage() {
        return Catalogue.in(AnswerLanguage.toSpeak());
    }
}
