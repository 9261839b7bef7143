package dev.pointsman.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pointsman.benchmarks.report.Comparison.LeftOut;
import dev.pointsman.benchmarks.report.Comparison.Score;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

    private static final Comparison COMPARISON = new Comparison(
            new Machine("2026-11-22T00:00:00Z", "abc", "VM 17", "CPU <2>", 2, "Linux"),
            601,
            "One thread",
            List.of(
                    new Score("index", 100, new Timing(500, 490, 510, 96, 3, 15)),
                    new Score("index", 1000, new Timing(600, 590, 610, 97, 3, 15)),
                    new Score("index", 100_000, new Timing(2500, 2400, 2600, 98, 3, 15)),
                    new Score("cel", 100, new Timing(50_000, 49_000, 51_000, 44_000, 1, 5)),
                    new Score("cel", 1000, new Timing(660_000, 650_000, 670_000, 440_000, 1, 5))),
            List.of(
                    new Footprint("index", 100, "-Xmx6144m", 120, 130, List.of(9L, 11L, 10L), 300_000, 0, 5_000_000, 0),
                    new Footprint("drools", 100, "-Xmx6144m", 2400, 3900, List.of(400L), 6_000_000, 9, 50_000_000, 0)),
            List.of(new LeftOut("cel", 10_000, "too slow")));

    @Test
    void write_thenRead_isEqual(@TempDir Path folder) throws IOException {
        Path json = folder.resolve("comparison.json");
        COMPARISON.write(json);

        assertThat(Comparison.read(json)).isEqualTo(COMPARISON);
    }

    @Test
    void table_always_showsTimesSpreadAndRatios() {
        assertThat(ComparisonTable.of(COMPARISON))
                .contains("| engine | 100 rules | ratio | 1,000 rules | ratio |")
                .contains("| 0.50 (0.49..0.51) | 1.0 x | 0.60 (0.59..0.61) | 1.0 x |")
                .contains("| 50.0 (49.0..51.0) | 100 x | 660 (650..670) | 1,100 x |");
    }

    @Test
    void table_always_showsGrowthBytesLoadingAndWhatWasLeftOut() {
        assertThat(ComparisonTable.of(COMPARISON))
                .contains("| times its cost at the fewest rules | 1.0 x | 1.2 x | 5.0 x |")
                .contains("| bytes allocated | 96 | 97 | 98 |")
                .contains("| cel | 5 in 1 | 5 in 1 |  |")
                .contains(
                        "| index | 100 | -Xmx6144m | 0.12 s | 0.13 s | 0.01 s | 5.0 MB |  | 0.3 MB | 3,000 B | 0.0 MB |")
                .contains("drools at 100 rules takes 20 x the time of index cold and 40 x warm, 10 x the peak heap")
                .contains("Left out: cel at 10,000 rules: too slow.")
                .contains("commit abc", "11 minutes");
    }

    @Test
    void chart_always_isXmlWithACurveForEachEngine() throws Exception {
        String svg = ComparisonChart.of(COMPARISON);

        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getElementsByTagName("polyline").getLength()).isEqualTo(2);
    }

    @Test
    void replace_pageWithBlock_changesNothingElse() {
        String page = "before\n" + ReadmeBlock.START + "old\n" + ReadmeBlock.END + "\nafter\n";

        assertThat(ReadmeBlock.replace(page, "new\n")).isEqualTo(page.replace("old", "new"));
    }

    @Test
    void replace_pageWithoutBlock_saysWhatIsMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReadmeBlock.replace("nothing", "new\n"))
                .withMessageContaining(ReadmeBlock.END);
    }

    /** What is shown was drawn from what was measured, and by this code. */
    @Test
    void results_keptInGit_areDrawnFromTheirJson() throws IOException {
        Path results = Path.of("results");
        Comparison kept = Comparison.read(results.resolve("comparison.json"));
        String readme = Files.readString(Path.of("..", "README.md"));

        assertThat(results.resolve("comparison.md")).hasContent(ComparisonTable.of(kept));
        assertThat(results.resolve("comparison.svg")).hasContent(ComparisonChart.of(kept));
        assertThat(readme).isEqualTo(ReadmeBlock.replace(readme, ComparisonTable.summary(kept)));
        for (String hostile : List.of("hostile", "hostile-drools")) {
            assertThat(results.resolve(hostile + ".md"))
                    .hasContent(HostileReport.table(results.resolve(hostile + ".json")));
        }
    }
}
