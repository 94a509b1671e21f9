package org.prolotherapy.platform.json;

import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.ConstraintViolation;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext;
import org.hibernate.validator.engine.HibernateConstraintViolation;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.platform.problem.Sentence;

/** What Bean Validation finds wrong, in sentences. It would put them into words at once, in one language. */
public final class Constraints {

    private static final ResourceBundle MESSAGES = ResourceBundle.getBundle("ValidationMessages", Locale.ROOT);

    private static final Pattern KEY = Pattern.compile("\\{([\\w.]+)}");

    private Constraints() {}

    /** What would be right, in words that follow the field's name. */
    public static Sentence said(ConstraintViolation<?> violation) {
        HibernateConstraintViolation<?> broken = violation.unwrap(HibernateConstraintViolation.class);
        @Nullable Sentence own = broken.getDynamicPayload(Sentence.class);
        if (own != null) {
            return own;
        }
        String template = template(violation.getMessageTemplate());
        Map<String, Object> values =
                new HashMap<>(violation.getConstraintDescriptor().getAttributes());
        values.keySet().retainAll(Sentence.names(template));
        return new Sentence(template, values);
    }

    private static String template(String message) {
        Matcher key = KEY.matcher(message);
        return key.matches() && MESSAGES.containsKey(key.group(1)) ? MESSAGES.getString(key.group(1)) : message;
    }

    /** Has a validator say this instead of what its annotation says, and returns that the value is not valid. */
    public static boolean refuse(ConstraintValidatorContext context, Sentence sentence) {
        context.unwrap(HibernateConstraintValidatorContext.class).withDynamicPayload(sentence);
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(sentence.english()).addConstraintViolation();
        return false;
    }
}
