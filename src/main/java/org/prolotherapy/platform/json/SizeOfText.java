package org.prolotherapy.platform.json;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.problem.Sentence;

/**
 * Holds every text of a body to its {@code @Size}, in characters as people count them (Unicode code points, as PostgreSQL and
 * JSON Schema do), and to what names and prose may be.
 */
public class SizeOfText implements ConstraintValidator<Size, String> {

    private int min;
    private int max;
    private boolean prose;

    @Override
    public void initialize(Size size) {
        min = size.min();
        max = size.max();
        prose = List.of(size.payload()).contains(Prose.class);
    }

    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
        if (text == null) {
            return true;
        }
        int length = text.codePointCount(0, text.length());
        if (length < min || length > max) {
            return false;
        }
        Sentence flaw = prose ? (Names.isBlank(text) && min > 0 ? Names.BLANK : null) : Names.flawOf(text);
        return flaw == null || Constraints.refuse(context, flaw);
    }
}
