package org.prolotherapy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a migration only adds, so that the version before goes on reading and writing beside the new one. It knows the
 * statements that do; every other is reported, and so is what cannot be read here, like SQL that is put together by SQL.
 */
final class Expansion {

    /** A comment, a text, an identifier in quotes, or a body between dollars. */
    private static final Pattern QUOTED = Pattern.compile(
            "--[^\\n]*|/\\*.*?\\*/|'(?:[^']|'')*'|(?<name>\"[^\"]*\")|(?<tag>\\$\\w*\\$)(?<body>.*?)\\k<tag>",
            Pattern.DOTALL);

    /** Harmless to whoever does not know of it, whatever it says. */
    private static final Pattern ADDS =
            Pattern.compile("create (?:table|index|sequence|view|extension|type|domain|function"
                    + "|or replace function|procedure|trigger|policy)\\b.*|grant .*|comment on .*|insert into .*|update .*"
                    + "|revoke (?:execute|all) on function .* from public|begin|end|exception|when \\w+ then|raise .*");

    private static final Pattern TABLE = Pattern.compile("create table (?:if not exists )?(\\S+).*");
    private static final Pattern UNIQUE_INDEX = Pattern.compile("create unique index \\S+ on (\\S+) (.*)");
    private static final Pattern ALTER_TABLE = Pattern.compile("alter table (?:only )?(\\S+) (.*)");

    private static final Pattern HARMLESS_ACTION =
            Pattern.compile("alter (?:column )?\\S+ (?:set default .*|drop not null"
                    + "|set statistics .*|set compression .*|set storage .*)|validate constraint .*|set \\(.*");
    private static final Pattern OF_A_NEW_TABLE = Pattern.compile("enable row level security|add constraint .*");
    private static final Pattern ADD_COLUMN = Pattern.compile("add column (?:if not exists )?(\\S+) (.*)");
    private static final Pattern ADD_CONSTRAINT = Pattern.compile("add constraint \\S+ (.*)");

    private static final Pattern SEMICOLON = Pattern.compile(";");
    private static final Pattern WORDS = Pattern.compile("\\W+");

    private final Set<String> newTables = new HashSet<>();
    private final Set<String> newColumns = new HashSet<>();
    private final List<String> reported = new ArrayList<>();

    private Expansion() {}

    /** The statements of a migration that may break the version before; none if there are none. */
    static List<String> breaches(String sql) {
        Expansion expansion = new Expansion();
        statements(sql).forEach(expansion::look);
        return expansion.reported;
    }

    private void look(String statement) {
        Matcher table = TABLE.matcher(statement);
        Matcher unique = UNIQUE_INDEX.matcher(statement);
        Matcher alter = ALTER_TABLE.matcher(statement);
        if (table.matches()) {
            newTables.add(table.group(1));
        } else if (unique.matches()) {
            require(newTables.contains(unique.group(1)) || namesANewColumn(unique.group(2)), statement);
        } else if (alter.matches()) {
            actions(alter.group(2)).forEach(action -> look(alter.group(1), action, statement));
        } else {
            require(ADDS.matcher(statement).matches(), statement);
        }
    }

    private void look(String table, String action, String statement) {
        Matcher column = ADD_COLUMN.matcher(action);
        Matcher constraint = ADD_CONSTRAINT.matcher(action);
        if (column.matches()) {
            newColumns.add(column.group(1));
            // The version before inserts rows without it.
            String rest = " " + column.group(2);
            require(
                    !rest.contains(" not null") || rest.contains(" default ") || rest.contains(" generated "),
                    statement);
        } else if (newTables.contains(table) && OF_A_NEW_TABLE.matcher(action).matches()) {
            return;
        } else if (constraint.matches()) {
            // It holds for what the version before writes too, unless it is about what that leaves empty.
            require(namesANewColumn(constraint.group(1)), statement);
        } else {
            require(HARMLESS_ACTION.matcher(action).matches(), statement);
        }
    }

    private boolean namesANewColumn(String text) {
        return WORDS.splitAsStream(text).anyMatch(newColumns::contains);
    }

    private void require(boolean harmless, String statement) {
        if (!harmless) {
            reported.add(statement);
        }
    }

    /** In lower case and on one line each, without comments and texts; what a {@code do} block does is among them. */
    private static List<String> statements(String sql) {
        StringBuilder plain = new StringBuilder();
        Matcher quoted = QUOTED.matcher(sql);
        while (quoted.find()) {
            String replacement = quoted.group().startsWith("'") ? "''" : " ";
            if (quoted.group("name") != null) {
                replacement = quoted.group("name");
            } else if (quoted.group("body") != null) {
                quoted.appendReplacement(plain, "");
                boolean isDone =
                        plain.toString().strip().toLowerCase(Locale.ROOT).matches("(?s)(.*;)?\\s*do");
                plain.append(isDone ? ";" + String.join(";", statements(quoted.group("body"))) : " ");
                continue;
            }
            quoted.appendReplacement(plain, Matcher.quoteReplacement(replacement));
        }
        quoted.appendTail(plain);
        return SEMICOLON
                .splitAsStream(plain)
                .map(statement -> statement.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT))
                .map(statement -> statement.replaceFirst("^(?:begin|exception) (?=.)", ""))
                .map(statement -> statement.replaceFirst("^when \\w+ then ", ""))
                .filter(statement -> !statement.isEmpty() && !statement.equals("do"))
                .toList();
    }

    /** What stands between the commas that are in no brackets. */
    private static List<String> actions(String list) {
        List<String> actions = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                actions.add(list.substring(from, i).strip());
                from = i + 1;
            }
        }
        actions.add(list.substring(from).strip());
        return actions;
    }
}
