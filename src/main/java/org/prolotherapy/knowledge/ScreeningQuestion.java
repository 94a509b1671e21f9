package org.prolotherapy.knowledge;

/**
 * A question that is asked beside the four of every screening.
 *
 * @param text the question in words
 * @param unsafeAnswer the answer that speaks against treatment
 * @param strength what follows from that answer, and from none
 */
public record ScreeningQuestion(String code, String text, boolean unsafeAnswer, Strength strength) {}
