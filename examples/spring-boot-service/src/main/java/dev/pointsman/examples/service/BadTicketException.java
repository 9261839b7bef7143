package dev.pointsman.examples.service;

/** A ticket cannot be read. Immutable. */
final class BadTicketException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /**
     * What is wrong, for the one who sent the ticket.
     *
     * @param field the field or attribute concerned; empty if it is none
     * @param fix what most likely helps
     */
    record Problem(String field, String message, String fix) {

        /** Returns what a message of the library says: its second line is the fix. */
        static Problem of(String field, RuntimeException e) {
            String[] lines = String.valueOf(e.getMessage()).split("\n", 2);
            return new Problem(field, lines[0], lines.length == 1 ? "" : lines[1].strip());
        }
    }

    BadTicketException(String field, String message, String fix) {
        super(message);
        this.problem = new Problem(field, message, fix);
    }

    Problem problem() {
        return problem;
    }
}
