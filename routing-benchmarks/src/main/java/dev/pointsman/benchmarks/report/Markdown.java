package dev.pointsman.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes tables as Markdown, and numbers so that people can read them. */
final class Markdown {

    private final StringBuilder text = new StringBuilder();

    /** Adds a paragraph. */
    Markdown paragraph(String sentence) {
        text.append(text.isEmpty() ? "" : "\n").append(sentence).append('\n');
        return this;
    }

    /**
     * Adds a table.
     *
     * @param head the first column is text, the others are numbers
     */
    Markdown table(List<String> head, List<List<String>> rows) {
        text.append(text.isEmpty() ? "" : "\n");
        row(head);
        List<String> rule = new ArrayList<>(List.of("---"));
        head.subList(1, head.size()).forEach(column -> rule.add("---:"));
        row(rule);
        rows.forEach(this::row);
        return this;
    }

    private void row(List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** Writes nanoseconds as microseconds with three significant digits, without a unit. */
    static String micros(double nanos) {
        double micros = nanos / 1e3;
        return micros < 10 ? format("%.2f", micros) : micros < 100 ? format("%.1f", micros) : format("%,.0f", micros);
    }

    /** Writes a median and, in brackets, what it was at least and at most. */
    static String micros(Timing timing) {
        return "%s (%s..%s)".formatted(micros(timing.nanos()), micros(timing.lowest()), micros(timing.highest()));
    }

    /** Writes how many times one is the other. */
    static String times(double ratio) {
        return format(ratio < 10 ? "%.1f x" : "%,.0f x", ratio);
    }

    static String number(double number) {
        return format("%,.0f", number);
    }

    static String rules(int number) {
        return format("%,d rules", number);
    }

    static String seconds(long millis) {
        return format(millis < 10_000 ? "%.2f s" : "%.1f s", millis / 1e3);
    }

    static String megabytes(long bytes) {
        return format(bytes < 10_000_000 ? "%.1f MB" : "%,.0f MB", bytes / 1e6);
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
