package org.prolotherapy.platform.web;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/** What is logged while it is open, formatted with everything that an operator sees. */
final class Logged extends Handler implements AutoCloseable {

    private final List<String> entries = new CopyOnWriteArrayList<>();
    private final PatternFormatter formatter = new PatternFormatter("%c %p %m%n%e");
    private final Logger root = Logger.getLogger("");

    Logged() {
        root.addHandler(this);
    }

    List<String> entries() {
        return entries;
    }

    @Override
    public void publish(LogRecord record) {
        entries.add(formatter.format(ExtLogRecord.wrap(record)));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
    }
}
