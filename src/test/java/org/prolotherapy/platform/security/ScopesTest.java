package org.prolotherapy.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.StringPermission;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScopesTest {

    private static final Set<String> NO_CLAIM = Set.of();
    private static final Set<String> MEMBER = Set.of("member");
    private static final String LETTERS = "cruds";

    @Test
    void grantsEachLetterAndNoOther() {
        for (int selection = 1; selection < 32; selection++) {
            StringBuilder letters = new StringBuilder();
            for (int i = 0; i < LETTERS.length(); i++) {
                if ((selection >> i & 1) == 1) {
                    letters.append(LETTERS.charAt(i));
                }
            }
            for (String context : Set.of("system", "user")) {
                Scopes scopes = parse(context + "/Book." + letters, NO_CLAIM);
                LETTERS.chars()
                        .mapToObj(Character::toString)
                        .forEach(letter -> assertThat(allows(scopes, "Book", letter))
                                .as(context + "/Book." + letters + " allows " + letter)
                                .isEqualTo(letters.indexOf(letter) >= 0));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "system/Book.",
                "system/Book.sr",
                "system/Book.rr",
                "system/Book.rx",
                "system/Book.R",
                "system/Book.write",
                "system/Book.reads",
                "system/Book.r?category=x",
                "system/Book.read?category=x",
                "system/*.s",
                "system/**.r",
                "system/B*.r",
                "member/*.r",
                "system/Shelf.r",
                "system/book.r",
                "SYSTEM/Book.r",
                "group/Book.r",
                "/Book.r",
                "Book.r",
                "system/Book.r,system/Book.s",
                "system/Book.r\tx",
                "member/Book.r"
            })
    void grantsNothingForWhatIsWrittenOtherwise(String text) {
        assertThat(allows(parse(text, NO_CLAIM), "Book", "r")).isFalse();
    }

    @Test
    void takesAnAsteriskForEveryResourceOfItsContext() {
        Scopes scopes = parse("system/*.rs", MEMBER);
        assertThat(allows(scopes, "Book", "r")).isTrue();
        assertThat(allows(scopes, "Shelf", "s")).isTrue();
        assertThat(allows(scopes, "Book", "u")).isFalse();
        assertThat(allows(scopes, "member/Book", "r")).isFalse();
        assertThat(allows(parse("member/*.r", MEMBER), "member/Book", "r")).isTrue();
        assertThat(allows(parse("member/*.r", MEMBER), "Book", "r")).isFalse();
        assertThat(allows(parse("member/*.r", NO_CLAIM), "member/Book", "r")).isFalse();
    }

    @Test
    void readsTheScopesOfVersion1() {
        for (String read : Set.of("system/Book.read", "user/Book.*", "system/*.read", "user/*.*")) {
            Scopes scopes = parse(read, NO_CLAIM);
            assertThat(allows(scopes, "Book", "r")).as(read).isTrue();
            assertThat(allows(scopes, "Book", "s")).as(read).isTrue();
            for (String letter : Set.of("c", "u", "d")) {
                assertThat(allows(scopes, "Book", letter)).as(read).isFalse();
            }
        }
        assertThat(allows(parse("member/Book.read", MEMBER), "member/Book", "s"))
                .isTrue();
    }

    @Test
    void addsUpWhatSeveralScopesGrant() {
        Scopes scopes = parse("openid system/Book.r  user/Book.s nonsense", NO_CLAIM);

        assertThat(allows(scopes, "Book", "r")).isTrue();
        assertThat(allows(scopes, "Book", "s")).isTrue();
        assertThat(allows(scopes, "Book", "rs"))
                .as("no route asks for two letters")
                .isFalse();
        assertThat(allows(scopes, "Book", "u")).isFalse();
        assertThat(scopes.allow(new StringPermission("Book"))).isFalse();
    }

    @Test
    void countsARestrictedScopeOnlyWithItsClaimAndOnlyOnRoutesThatKeepToIt() {
        assertThat(allows(parse("member/Book.rs", MEMBER), "member/Book", "r")).isTrue();
        assertThat(allows(parse("member/Book.rs", MEMBER), "Book", "r")).isFalse();
        assertThat(allows(parse("member/Book.rs", NO_CLAIM), "member/Book", "r"))
                .isFalse();
        assertThat(allows(parse("system/Book.rs", MEMBER), "member/Book", "r")).isFalse();
    }

    @Test
    void letsARestrictedScopeReadAndSearchAlone() {
        assertThat(allows(parse("member/Book.r", MEMBER), "member/Book", "s")).isFalse();
        assertThat(allows(parse("member/Book.s", MEMBER), "member/Book", "s")).isTrue();
        assertThat(allows(parse("member/Book.rus", MEMBER), "member/Book", "r")).isFalse();
        assertThat(allows(parse("member/Book.cruds", MEMBER), "member/Book", "c"))
                .isFalse();
    }

    @Test
    void namesTheScopesThatAreEnough() {
        assertThat(Scopes.enoughFor("Book:r")).containsExactly("system/Book.r", "user/Book.r");
        assertThat(Scopes.enoughFor("member/Book:r")).containsExactly("member/Book.r");
    }

    private static boolean allows(Scopes scopes, String name, String action) {
        return scopes.allow(new StringPermission(name, action));
    }

    private static Scopes parse(String text, Set<String> claims) {
        return Scopes.parse(text, claims::contains);
    }
}
