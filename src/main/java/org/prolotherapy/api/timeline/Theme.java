package org.prolotherapy.api.timeline;

/** The colours of a picture. */
public enum Theme {
    LIGHT("#ffffff", "#1b1b1b", "#5a5a5a", "#c9d9ee", "#f0b429", "#d96b5c", "#e9c4bd", "#1f6f54"),
    DARK("#16181c", "#f2f2f2", "#b5b5b5", "#36506f", "#c78a10", "#e07a6b", "#6b3d36", "#5fc79f");

    private final String paper;
    private final String ink;
    private final String faint;
    private final String window;
    private final String hold;
    private final String rest;
    private final String reaction;
    private final String session;

    Theme(
            String paper,
            String ink,
            String faint,
            String window,
            String hold,
            String rest,
            String reaction,
            String session) {
        this.paper = paper;
        this.ink = ink;
        this.faint = faint;
        this.window = window;
        this.hold = hold;
        this.rest = rest;
        this.reaction = reaction;
        this.session = session;
    }

    public String paper() {
        return paper;
    }

    public String ink() {
        return ink;
    }

    public String faint() {
        return faint;
    }

    public String window() {
        return window;
    }

    public String hold() {
        return hold;
    }

    public String rest() {
        return rest;
    }

    public String reaction() {
        return reaction;
    }

    public String session() {
        return session;
    }
}
