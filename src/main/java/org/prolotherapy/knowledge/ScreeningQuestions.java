package org.prolotherapy.knowledge;

import java.util.List;
import java.util.Optional;

/** The library of questions that clinics and protocols can ask in screenings. */
public record ScreeningQuestions(List<PublishedQuestion> all) {

    public ScreeningQuestions {
        all = List.copyOf(all);
    }

    public Optional<PublishedQuestion> question(String code) {
        return all.stream().filter(question -> question.code().equals(code)).findFirst();
    }
}
