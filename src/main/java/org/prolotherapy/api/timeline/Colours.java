package org.prolotherapy.api.timeline;

/** What each part of a picture is drawn with. */
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
                new Colours("#ffffff", "#1b1b1b", "#5a5a5a", "#c9d9ee", "#f0b429", "#d96b5c", "#e9c4bd", "#1f6f54");
            case DARK ->
                new Colours("#16181c", "#f2f2f2", "#b5b5b5", "#36506f", "#c78a10", "#e07a6b", "#6b3d36", "#5fc79f");
        };
    }
}
