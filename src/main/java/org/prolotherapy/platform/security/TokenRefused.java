package org.prolotherapy.platform.security;

import io.smallrye.jwt.auth.principal.ParseException;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.prolotherapy.platform.problem.Sentence;

/** A token that does not identify its caller. The message says why as far as an honest caller needs to know. */
public final class TokenRefused extends ParseException {

    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;

    private TokenRefused(Sentence sentence, Throwable cause) {
        super(sentence.english(), cause);
        this.sentence = sentence;
    }

    /** Why, for the caller. */
    public Sentence sentence() {
        return sentence;
    }

    /** Claims are looked at only after the signature, so that only the issuer's own tokens are told apart. */
    static TokenRefused because(InvalidJwtException failure) {
        return new TokenRefused(sentence(failure), failure);
    }

    /** A token that is signed well, but holds what no reader of it can be asked to understand. */
    static TokenRefused unreadable(Throwable failure) {
        return new TokenRefused(
                Sentence.of("The token cannot be read: a number in it is too large, or it is nested too deeply."),
                failure);
    }

    private static Sentence sentence(InvalidJwtException failure) {
        if (failure.hasErrorCode(ErrorCodes.EXPIRED)) {
            return Sentence.of("The token has expired. Get a new one from its issuer.");
        }
        if (failure.hasErrorCode(ErrorCodes.EXPIRATION_MISSING)) {
            return Sentence.of("The token has no claim exp. Only tokens that expire are accepted.");
        }
        if (failure.hasErrorCode(ErrorCodes.NOT_YET_VALID)) {
            return Sentence.of("The token is not valid yet. Compare the clocks of its issuer and of this service.");
        }
        if (failure.hasErrorCode(ErrorCodes.ISSUER_INVALID) || failure.hasErrorCode(ErrorCodes.ISSUER_MISSING)) {
            return Sentence.of(
                    "The token is not from the issuer that this service trusts: its claim iss is another one or missing.");
        }
        if (failure.hasErrorCode(ErrorCodes.AUDIENCE_INVALID) || failure.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)) {
            return Sentence.of(
                    "The token is not meant for this service: its claim aud names another audience or is missing.");
        }
        return Sentence.of(
                "The token cannot be verified. It must be a JWT that the trusted issuer signed with one of its published"
                        + " keys, with RS256, PS256, ES256 or their longer kin.");
    }
}
