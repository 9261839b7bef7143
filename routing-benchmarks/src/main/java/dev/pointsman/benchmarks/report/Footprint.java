package dev.pointsman.benchmarks.report;

import java.util.List;

/**
 * What it takes to load rules and to keep them, seen in a JVM of its own. Immutable.
 *
 * @param heap the limit of the heap, as an option of the JVM, for instance {@code -Xmx1g}
 * @param coldMillis from rule text to ready, the first load in the JVM
 * @param coldCpuMillis processor time of the same, all threads of the JVM: what a busy machine does not change much
 * @param warmMillis the loads after it, each after the one before was released; empty when the first took too long
 * @param retainedBytes heap that is free again when what was loaded is released, after it has decided every ticket
 * @param metaspaceBytes memory for classes, likewise
 * @param peakHeapBytes highest use of the heap in the first load, garbage included, rule text and tickets not
 * @param peakResidentBytes highest resident memory of the whole JVM up to the end of the first load; 0 where not known
 */
record Footprint(
        String engine,
        int rules,
        String heap,
        long coldMillis,
        long coldCpuMillis,
        List<Long> warmMillis,
        long retainedBytes,
        long metaspaceBytes,
        long peakHeapBytes,
        long peakResidentBytes) {

    Footprint {
        warmMillis = List.copyOf(warmMillis);
    }

    /** Returns the median of the warm loads, 0 if there was none. */
    long warmMedianMillis() {
        return warmMillis.isEmpty() ? 0 : warmMillis.stream().sorted().toList().get(warmMillis.size() / 2);
    }
}
