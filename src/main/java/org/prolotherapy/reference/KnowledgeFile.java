package org.prolotherapy.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * One file of reference data: a list of entries of one kind.
 *
 * @param name the file's name in the folder {@code knowledge} of the class path
 */
record KnowledgeFile<T extends Record>(String name, Class<T> kind) {

    String path() {
        return "knowledge/" + name;
    }

    /** Its entries in order; incomplete if a failure was added. */
    List<T> read(String text, KnowledgeErrors failures) {
        int before = failures.count();
        Object tree = parse(text, failures);
        if (failures.count() > before) {
            return List.of();
        }
        return new EntryReader(path(), failures).list(tree, kind);
    }

    private @Nullable Object parse(String text, KnowledgeErrors failures) {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        try {
            return new Yaml(new SafeConstructor(strict)).load(text);
        } catch (MarkedYAMLException notYaml) {
            Mark mark = notYaml.getProblemMark();
            String line = mark == null ? "" : "line " + (mark.getLine() + 1) + ": ";
            failures.add(path(), "", line + notYaml.getProblem());
        } catch (YAMLException notYaml) {
            failures.add(path(), "", String.valueOf(notYaml.getMessage()));
        }
        return null;
    }
}
