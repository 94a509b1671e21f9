package org.prolotherapy.reference;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.prolotherapy.knowledge.Contradiction;
import org.prolotherapy.platform.json.Refusals;
import org.prolotherapy.platform.problem.Sentence;

/** Says to callers what cannot be in the words that knowledge has for it. */
@Singleton
public class ContradictionsSaid implements Refusals {

    @Override
    public Sentence say(IllegalArgumentException refusal) {
        return of(refusal);
    }

    /** The sentence of a value that was refused. */
    public static Sentence of(IllegalArgumentException refusal) {
        if (refusal instanceof Contradiction contradiction) {
            List<String> names = Sentence.names(contradiction.template());
            Map<String, Object> values = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                values.put(names.get(i), contradiction.values().get(i));
            }
            return new Sentence(contradiction.template(), values);
        }
        return Sentence.said(String.valueOf(refusal.getMessage()));
    }
}
