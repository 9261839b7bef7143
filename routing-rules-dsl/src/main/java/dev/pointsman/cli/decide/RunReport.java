package dev.pointsman.cli.decide;

import dev.pointsman.decision.Decision;
import dev.pointsman.decision.Outcome;
import dev.pointsman.text.Printable;
import dev.pointsman.ticketfile.Row;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * What standard error hears of a run: refused rows as they come, progress every second if a person watches, and the
 * account at the end, in which no row is missing.
 */
final class RunReport {

    private static final double SECOND_IN_NANOS = 1e9;
    private static final String CLEARED = "\r" + " ".repeat(60) + "\r";

    private final PrintWriter err;
    private final boolean watched;
    private final String input;
    private final LongSupplier nanos;
    private final long started;
    private final Map<Outcome, Long> decided = new EnumMap<>(Outcome.class);
    private long refused;
    private long shown;
    private boolean progressStands;

    /**
     * @param input name of the input, for the places of refused rows
     * @param nanos a clock that only moves forward, in nanoseconds
     */
    RunReport(PrintWriter err, boolean watched, String input, LongSupplier nanos) {
        this.err = err;
        this.watched = watched;
        this.input = input;
        this.nanos = nanos;
        this.started = nanos.getAsLong();
        this.shown = started;
    }

    void note(String note) {
        println("note: " + note);
    }

    void refused(Row.Refused row) {
        refused++;
        println(input + ":" + row.line() + ": refused: " + Printable.lines(row.reason()));
        progress();
    }

    void decided(Decision decision) {
        decided.merge(decision.outcome(), 1L, Long::sum);
        progress();
    }

    boolean hasRefused() {
        return refused > 0;
    }

    /** Prints the account of the run. */
    void end() {
        long total = total();
        println("rows read " + figure(total + refused) + " = decided " + figure(total) + " + refused "
                + figure(refused));
        if (total > 0) {
            println("decided " + figure(total) + ": "
                    + decided.entrySet().stream()
                            .map(entry -> entry.getKey() + " " + figure(entry.getValue()))
                            .collect(Collectors.joining(", ")));
        }
        println(String.format(Locale.ROOT, "in %.1f s, %s rows a second", seconds(), figure(rate())));
    }

    private void progress() {
        if (watched && nanos.getAsLong() - shown >= SECOND_IN_NANOS) {
            shown = nanos.getAsLong();
            String refusals = refused == 0 ? "" : ", " + figure(refused) + " refused";
            err.print(CLEARED + figure(total() + refused) + " rows" + refusals + ", " + figure(rate()) + " a second");
            err.flush();
            progressStands = true;
        }
    }

    private void println(String line) {
        if (progressStands) {
            err.print(CLEARED);
            progressStands = false;
        }
        err.println(line);
    }

    private long total() {
        return decided.values().stream().mapToLong(Long::longValue).sum();
    }

    private long rate() {
        return Math.round((total() + refused) / Math.max(seconds(), 1e-3));
    }

    private double seconds() {
        return (nanos.getAsLong() - started) / SECOND_IN_NANOS;
    }

    private static String figure(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
