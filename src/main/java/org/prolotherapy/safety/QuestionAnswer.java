package org.prolotherapy.safety;

/**
 * What a patient answered to a question that the clinic or the protocol asks beside the four.
 *
 * @param question its code
 */
public record QuestionAnswer(String question, boolean answer) {}
