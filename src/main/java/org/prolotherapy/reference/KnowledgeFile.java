package org.prolotherapy.reference;

import java.util.List;
import org.prolotherapy.knowledge.RuleId;
import org.prolotherapy.platform.json.Format;
import org.prolotherapy.platform.json.StrictYaml;

/**
 * One file of reference data: a list of entries of one kind.
 *
 * @param name the file's name in the folder {@code knowledge} of the class path
 */
record KnowledgeFile<T extends Record>(String name, Class<T> kind) {

    private static final StrictYaml YAML = new StrictYaml(Format.constantsOf(RuleId.class, RuleId::code));

    String path() {
        return "knowledge/" + name;
    }

    /** Its entries in order; none if a failure was added. */
    List<T> read(String text, KnowledgeErrors failures) {
        return YAML.list(text, kind, (pointer, reason) -> failures.add(path(), pointer, reason));
    }
}
