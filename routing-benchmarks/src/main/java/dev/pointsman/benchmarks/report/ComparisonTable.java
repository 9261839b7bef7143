package dev.pointsman.benchmarks.report;

import dev.pointsman.benchmarks.report.Comparison.Footprint;
import dev.pointsman.benchmarks.report.Comparison.Score;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes a comparison as Markdown. */
final class ComparisonTable {

    private static final String BASE = "index";

    private final Comparison comparison;
    private final StringBuilder text = new StringBuilder();

    private ComparisonTable(Comparison comparison) {
        this.comparison = comparison;
    }

    static String of(Comparison comparison) {
        return new ComparisonTable(comparison).write();
    }

    private String write() {
        Machine machine = comparison.machine();
        text.append("<!-- generated from comparison.json, do not edit -->\n\n");
        text.append("Microseconds for one ticket, and how many times the index that is:\n\n");
        row("engine", comparison.sizes().stream().map(ComparisonTable::rules).toList());
        row("---", comparison.sizes().stream().map(size -> "---:").toList());
        for (String engine : comparison.engines()) {
            row(
                    engine,
                    comparison.sizes().stream().map(size -> time(engine, size)).toList());
        }
        text.append("\nBytes allocated for one ticket:\n\n");
        row("engine", comparison.sizes().stream().map(ComparisonTable::rules).toList());
        row("---", comparison.sizes().stream().map(size -> "---:").toList());
        for (String engine : comparison.engines()) {
            row(
                    engine,
                    comparison.sizes().stream().map(size -> bytes(engine, size)).toList());
        }
        if (!comparison.footprints().isEmpty()) {
            footprints();
        }
        text.append("\n%s; %s, %d cores, %s, %s; commit %s, %s.\n"
                .formatted(
                        comparison.settings(),
                        machine.cpu(),
                        machine.cores(),
                        machine.os(),
                        machine.jdk(),
                        machine.commit(),
                        machine.date()));
        comparison
                .leftOut()
                .forEach(left -> text.append(
                        "\nLeft out: %s at %s: %s.\n".formatted(left.engine(), rules(left.rules()), left.why())));
        return text.toString();
    }

    private void footprints() {
        text.append("\nFrom rule text to ready:\n\n");
        row("engine", List.of("rules", "load", "peak heap", "heap kept", "kept for a rule", "classes kept"));
        row("---", List.of("---:", "---:", "---:", "---:", "---:", "---:"));
        for (Footprint print : comparison.footprints()) {
            row(
                    print.engine(),
                    List.of(
                            number(print.rules()),
                            String.format(Locale.ROOT, "%.1f s", print.loadMillis() / 1e3),
                            megabytes(print.peakBytes()),
                            megabytes(print.retainedBytes()),
                            String.format(Locale.ROOT, "%.1f kB", print.retainedBytes() / 1e3 / print.rules()),
                            megabytes(print.metaspaceBytes())));
        }
    }

    private void row(String first, List<String> cells) {
        text.append("| ")
                .append(first)
                .append(" | ")
                .append(String.join(" | ", cells))
                .append(" |\n");
    }

    private String time(String engine, int size) {
        Optional<Score> score = comparison.score(engine, size);
        Optional<Score> base = comparison.score(BASE, size);
        if (score.isEmpty()) {
            return "";
        }
        String micros = micros(score.get().nanos());
        return base.isEmpty() || engine.equals(BASE)
                ? micros
                : micros + " ("
                        + number(Math.round(score.get().nanos() / base.get().nanos())) + " x)";
    }

    private String bytes(String engine, int size) {
        return comparison
                .score(engine, size)
                .map(score -> number(Math.round(score.bytes())))
                .orElse("");
    }

    private static String micros(double nanos) {
        double micros = nanos / 1e3;
        return micros < 10
                ? String.format(Locale.ROOT, "%.2f", micros)
                : micros < 100 ? String.format(Locale.ROOT, "%.1f", micros) : number(Math.round(micros));
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    private static String rules(int number) {
        return number(number) + " rules";
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
