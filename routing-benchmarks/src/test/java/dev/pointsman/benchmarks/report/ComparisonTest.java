package dev.pointsman.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.benchmarks.report.Comparison.Footprint;
import dev.pointsman.benchmarks.report.Comparison.LeftOut;
import dev.pointsman.benchmarks.report.Comparison.Score;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

    private static final Comparison COMPARISON = new Comparison(
            new Machine("2026-11-22T00:00:00Z", "abc", "VM 17", "CPU <2>", 2, "Linux"),
            "One thread",
            List.of(
                    new Score("index", 100, 500, 490, 510, 96),
                    new Score("index", 1000, 600, 590, 610, 96),
                    new Score("cel", 100, 50_000, 49_000, 51_000, 44_000)),
            List.of(new Footprint("index", 100, 120, 300_000, 1_000, 5_000_000, 96)),
            List.of(new LeftOut("cel", 1000, "too slow")));

    @Test
    void write_thenRead_isEqual(@TempDir Path folder) throws IOException {
        Path json = folder.resolve("comparison.json");
        COMPARISON.write(json);

        assertThat(Comparison.read(json)).isEqualTo(COMPARISON);
    }

    @Test
    void table_always_showsTimesRatiosAndWhatWasLeftOut() {
        assertThat(ComparisonTable.of(COMPARISON))
                .contains("| index | 0.50 | 0.60 |")
                .contains("| cel | 50.0 (100 x) |  |")
                .contains("| index | 100 | 0.1 s | 5.0 MB | 0.3 MB | 3.0 kB | 0.0 MB |")
                .contains("Left out: cel at 1,000 rules: too slow.")
                .contains("commit abc");
    }

    @Test
    void chart_always_isXmlWithACurveForEachEngine() throws Exception {
        String svg = ComparisonChart.of(COMPARISON);

        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getElementsByTagName("polyline").getLength()).isEqualTo(2);
    }
}
