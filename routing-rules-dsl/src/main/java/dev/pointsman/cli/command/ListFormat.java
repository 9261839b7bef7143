package dev.pointsman.cli.command;

import java.util.Iterator;

/** The forms in which lists are printed. */
public enum ListFormat {
    /** For people. */
    TEXT,
    /** For programs: one JSON object on a line. */
    JSONL;

    /** The forms, for the help. */
    public static final class Candidates implements Iterable<String> {

        /** Creates the list. */
        public Candidates() {}

        @Override
        public Iterator<String> iterator() {
            return Choice.names(ListFormat.class).iterator();
        }
    }
}
