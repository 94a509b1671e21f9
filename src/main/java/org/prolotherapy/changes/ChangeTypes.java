package org.prolotherapy.changes;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.feed.ChangeType;
import org.prolotherapy.platform.json.Constraints;
import org.prolotherapy.platform.problem.Sentence;

/** The codes of types of events, with commas between them. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ChangeTypes.Reader.class)
@interface ChangeTypes {

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Reads them. */
    final class Reader implements ConstraintValidator<ChangeTypes, String> {

        private static final Sentence EXPECTED = Sentence.of(
                "must be one or more of {types}, with a comma between them",
                Arrays.stream(ChangeType.values()).map(ChangeType::code).toList());

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null || read(text).isPresent() || Constraints.refuse(context, EXPECTED);
        }

        /** Each once and in their own order; nothing if one is not known. */
        static Optional<List<ChangeType>> read(String text) {
            List<Optional<ChangeType>> named =
                    Arrays.stream(text.split(",", -1)).map(ChangeType::ofCode).toList();
            return named.stream().anyMatch(Optional::isEmpty)
                    ? Optional.empty()
                    : Optional.of(named.stream()
                            .flatMap(Optional::stream)
                            .sorted()
                            .distinct()
                            .toList());
        }
    }
}
