package dev.pointsman.ticketfile;

import dev.pointsman.ticketfile.LineReader.Line;

/**
 * Follows the quotes of a CSV record (RFC 4180) from line to line, to tell where the record ends. A quote has a meaning
 * only at the start of a value; inside a quoted value it is written twice.
 */
final class QuoteScan {

    private enum Place {
        VALUE_START,
        PLAIN,
        QUOTED,
        AT_QUOTE,
        AFTER_QUOTED
    }

    private Place place = Place.VALUE_START;
    private String opened = "";
    private int broken;

    /** Follows one line. */
    void follow(Line line) {
        String text = line.text();
        for (int i = 0; i < text.length() && broken == 0; i++) {
            char c = text.charAt(i);
            if (c == '"' && place == Place.VALUE_START) {
                opened = "line " + line.number() + ", column " + (i + 1);
            }
            place = next(c);
            if (place == Place.AFTER_QUOTED && !Character.isWhitespace(c)) {
                broken = i + 1;
            }
        }
    }

    /** Tells whether the record goes on in the next line. */
    boolean isOpen() {
        return broken == 0 && place == Place.QUOTED;
    }

    /** Returns where the quote stands that was opened last. */
    String opened() {
        return opened;
    }

    /** Returns the column of the text that follows a closing quote, where the record is broken; else 0. */
    int broken() {
        return broken;
    }

    private Place next(char c) {
        return switch (place) {
            case VALUE_START -> c == '"' ? Place.QUOTED : plain(c);
            case PLAIN -> plain(c);
            case QUOTED -> c == '"' ? Place.AT_QUOTE : Place.QUOTED;
            case AT_QUOTE -> c == '"' ? Place.QUOTED : afterQuoted(c);
            case AFTER_QUOTED -> afterQuoted(c);
        };
    }

    private static Place plain(char c) {
        return c == ',' ? Place.VALUE_START : Place.PLAIN;
    }

    private static Place afterQuoted(char c) {
        return c == ',' ? Place.VALUE_START : Place.AFTER_QUOTED;
    }
}
