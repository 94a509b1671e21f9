package org.prolotherapy.knowledge;

import java.util.Locale;
import org.prolotherapy.reference.Catalogue;

/** Findings as they are read in English, so that tests can name them by their words. */
public final class InEnglish {

    private static final Wording ENGLISH = Catalogue.in(Locale.ENGLISH);

    private InEnglish() {}

    /** What a finding says beyond its rule; empty if that is nothing. */
    public static String words(Finding finding) {
        return finding.detail() == null ? "" : ENGLISH.say(finding.detail());
    }

    /** The same with its rule. */
    public static String said(Finding finding) {
        return told(finding.rule(), words(finding));
    }

    /** How a finding of this rule and with these words is {@link #said}. */
    public static String told(RuleId rule, String words) {
        return rule.code() + ": " + words;
    }
}
