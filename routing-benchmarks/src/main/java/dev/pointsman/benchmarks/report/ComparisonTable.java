package dev.pointsman.benchmarks.report;

import dev.pointsman.benchmarks.engine.Engines;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Writes a comparison as Markdown: first what the README shows, then the rest. */
final class ComparisonTable {

    private static final String BASE = "index";

    private final Comparison comparison;

    private ComparisonTable(Comparison comparison) {
        this.comparison = comparison;
    }

    /** Returns everything. */
    static String of(Comparison comparison) {
        ComparisonTable table = new ComparisonTable(comparison);
        return "<!-- generated from comparison.json, do not edit -->\n\n" + table.summary() + "\n" + table.details();
    }

    /** Returns what the README shows. */
    static String summary(Comparison comparison) {
        return new ComparisonTable(comparison).summary();
    }

    private String summary() {
        Markdown text = new Markdown();
        text.paragraph("Microseconds for one decision, the median with its lowest and highest iteration, and how many"
                + " times the index that is:");
        compared(text);
        text.paragraph("The index alone:");
        alone(text);
        text.paragraph(where());
        return text.toString();
    }

    /** The sizes at which there is more than the index. */
    private List<Integer> comparedSizes() {
        return comparison.sizes().stream()
                .filter(size -> comparison.scores().stream()
                        .anyMatch(score ->
                                score.rules() == size && !score.engine().equals(BASE)))
                .toList();
    }

    private void compared(Markdown text) {
        List<String> head = new ArrayList<>(List.of("engine"));
        comparedSizes().forEach(size -> head.addAll(List.of(Markdown.rules(size), "ratio")));
        List<List<String>> rows = new ArrayList<>();
        for (String engine : comparison.engines()) {
            List<String> row = new ArrayList<>(List.of(engine + ": " + Engines.description(engine)));
            for (int size : comparedSizes()) {
                row.add(cell(engine, size, Markdown::micros));
                row.add(ratio(engine, size));
            }
            rows.add(row);
        }
        text.table(head, rows);
    }

    private String ratio(String engine, int size) {
        return comparison
                .timing(BASE, size)
                .map(base -> cell(engine, size, timing -> Markdown.times(timing.nanos() / base.nanos())))
                .orElse("");
    }

    private void alone(Markdown text) {
        List<String> head = new ArrayList<>(List.of("index"));
        List<String> micros = new ArrayList<>(List.of("microseconds"));
        List<String> growth = new ArrayList<>(List.of("times its cost at the fewest rules"));
        List<String> bytes = new ArrayList<>(List.of("bytes allocated"));
        List<Integer> sizes = comparison.sizes().stream()
                .filter(size -> comparison.timing(BASE, size).isPresent())
                .toList();
        for (int size : sizes) {
            head.add(Markdown.rules(size));
            micros.add(cell(BASE, size, Markdown::micros));
            double least = comparison.timing(BASE, sizes.get(0)).orElseThrow().nanos();
            growth.add(cell(BASE, size, timing -> Markdown.times(timing.nanos() / least)));
            bytes.add(cell(BASE, size, timing -> Markdown.number(timing.bytes())));
        }
        text.table(head, List.of(micros, growth, bytes));
    }

    private String where() {
        Machine machine = comparison.machine();
        return "One thread on %d cores of a shared machine (%s), %s. Trust the ratios, not the times."
                .formatted(machine.cores(), machine.cpu(), machine.jdk());
    }

    private String details() {
        Markdown text = new Markdown();
        text.paragraph("Bytes allocated for one decision:");
        perSize(text, timing -> Markdown.number(timing.bytes()));
        text.paragraph("Iterations measured, in how many JVMs:");
        perSize(text, timing -> timing.iterations() + " in " + timing.forks());
        if (!comparison.footprints().isEmpty()) {
            text.paragraph("From rule text to ready:");
            text.paragraph(FootprintTable.of(comparison.footprints()).strip());
        }
        Machine machine = comparison.machine();
        text.paragraph("%s; %s; commit %s, %s; the whole measurement took %d minutes."
                .formatted(
                        comparison.settings(),
                        machine.os(),
                        machine.commit(),
                        machine.date(),
                        (comparison.seconds() + 59) / 60));
        comparison
                .leftOut()
                .forEach(left -> text.paragraph(
                        "Left out: %s at %s: %s.".formatted(left.engine(), Markdown.rules(left.rules()), left.why())));
        return text.toString();
    }

    private void perSize(Markdown text, Function<Timing, String> value) {
        List<String> head = new ArrayList<>(List.of("engine"));
        comparison.sizes().forEach(size -> head.add(Markdown.rules(size)));
        List<List<String>> rows = new ArrayList<>();
        for (String engine : comparison.engines()) {
            List<String> row = new ArrayList<>(List.of(engine));
            comparison.sizes().forEach(size -> row.add(cell(engine, size, value)));
            rows.add(row);
        }
        text.table(head, rows);
    }

    private String cell(String engine, int size, Function<Timing, String> value) {
        return comparison.timing(engine, size).map(value).orElse("");
    }
}
