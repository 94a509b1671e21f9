package org.prolotherapy.api.timeline;

/** What each part of a picture is drawn with; each is at least three times as bright or dark as the paper (WCAG 2.2, 1.4.11). */
record Colours(
        String paper,
        String ink,
        String faint,
        String window,
        String hold,
        String rest,
        String reaction,
        String session) {

    static Colours of(Theme theme) {
        return switch (theme) {
            case LIGHT ->
                new Colours("#ffffff", "#1b1b1b", "#5a5a5a", "#5f88bf", "#b97f10", "#c4473a", "#cf7f73", "#1f6f54");
            case DARK ->
                new Colours("#16181c", "#f2f2f2", "#b5b5b5", "#5f86b5", "#c78a10", "#e07a6b", "#a8655a", "#5fc79f");
        };
    }
}
