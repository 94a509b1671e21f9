package org.prolotherapy.platform.web;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.JsonFormatter;
import org.jboss.logmanager.formatters.PatternFormatter;

/** What is logged while it is open, formatted with everything that an operator sees. */
public final class Logged extends Handler implements AutoCloseable {

    private final List<String> entries = new CopyOnWriteArrayList<>();
    private final List<String> objects = new CopyOnWriteArrayList<>();
    private final PatternFormatter formatter = new PatternFormatter("%c %p %X %m%n%e");
    private final JsonFormatter json = new JsonFormatter();
    private final Logger root = Logger.getLogger("");

    public Logged() {
        root.addHandler(this);
    }

    List<String> entries() {
        return entries;
    }

    /** Everything, as people and as programs read it. */
    public String whole() {
        return String.join("\n", entries) + String.join("\n", objects);
    }

    @Override
    public void publish(LogRecord record) {
        entries.add(formatter.format(ExtLogRecord.wrap(record)));
        objects.add(json.format(ExtLogRecord.wrap(record)));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
    }
}
