package dev.pointsman.benchmarks.report;

import java.util.List;

/** Writes what loading takes as Markdown. */
final class FootprintTable {

    private static final String BASE = "index";

    private FootprintTable() {}

    static String of(List<Footprint> footprints) {
        Markdown text = new Markdown();
        text.table(
                List.of(
                        "engine",
                        "rules",
                        "limit of the heap",
                        "load, cold",
                        "processor, cold",
                        "load, warm",
                        "peak heap",
                        "peak resident",
                        "kept",
                        "kept for a rule",
                        "classes kept"),
                footprints.stream().map(FootprintTable::row).toList());
        for (Footprint print : footprints) {
            footprints.stream()
                    .filter(base -> base.engine().equals(BASE)
                            && base.rules() == print.rules()
                            && base.heap().equals(print.heap())
                            && !print.engine().equals(BASE))
                    .forEach(base -> text.paragraph(ratios(print, base)));
        }
        return text.toString();
    }

    private static List<String> row(Footprint print) {
        return List.of(
                print.engine(),
                Markdown.number(print.rules()),
                print.heap(),
                Markdown.seconds(print.coldMillis()),
                Markdown.seconds(print.coldCpuMillis()),
                print.warmMillis().isEmpty() ? "" : Markdown.seconds(print.warmMedianMillis()),
                Markdown.megabytes(print.peakHeapBytes()),
                print.peakResidentBytes() == 0 ? "" : Markdown.megabytes(print.peakResidentBytes()),
                Markdown.megabytes(print.retainedBytes()),
                Markdown.number((double) print.retainedBytes() / print.rules()) + " B",
                Markdown.megabytes(print.metaspaceBytes()));
    }

    private static String ratios(Footprint print, Footprint base) {
        boolean warm = !print.warmMillis().isEmpty() && !base.warmMillis().isEmpty();
        return "%s at %s takes %s the time of %s cold%s, %s the peak heap, %s the peak resident memory and keeps %s the heap."
                .formatted(
                        print.engine(),
                        Markdown.rules(print.rules()),
                        ratio(print.coldMillis(), base.coldMillis()),
                        BASE,
                        warm ? " and " + ratio(print.warmMedianMillis(), base.warmMedianMillis()) + " warm" : "",
                        ratio(print.peakHeapBytes(), base.peakHeapBytes()),
                        base.peakResidentBytes() == 0
                                ? "an unknown multiple of"
                                : ratio(print.peakResidentBytes(), base.peakResidentBytes()),
                        ratio(print.retainedBytes(), base.retainedBytes()));
    }

    private static String ratio(long value, long base) {
        return Markdown.times((double) value / Math.max(1, base));
    }
}
