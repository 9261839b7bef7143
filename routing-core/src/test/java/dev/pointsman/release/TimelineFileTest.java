package dev.pointsman.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pointsman.testing.Publisher;
import dev.pointsman.testing.RuleSets;
import dev.pointsman.testing.SettableClock;
import dev.pointsman.timeline.Timeline;
import dev.pointsman.timeline.TimelineEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader that meets a writer in the middle of a line. */
class TimelineFileTest {

    private static final int PART = 45;

    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");
    private byte[] whole = new byte[0];
    private int pauses;

    /** Two entries, of which the second is there in part. */
    @BeforeEach
    void write() throws IOException {
        Publisher publisher = new Publisher(folder, new SettableClock(Instant.parse("2026-11-27T08:00:00Z")));
        publisher.activated();
        file = folder.resolve("test/timeline.jsonl");
        int first = Files.readAllBytes(file).length;
        publisher.activate(publisher.publish(RuleSets.rule("refund", "category == \"refund\"", "a")));
        whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, first + PART));
    }

    private Timeline read(int partsWrittenInAPause) throws IOException {
        return new TimelineFile(file, UnaryOperator.identity(), () -> {
                    pauses++;
                    writeMore(partsWrittenInAPause);
                })
                .read();
    }

    private void writeMore(int parts) {
        try {
            int from = (int) Files.size(file);
            int to = Math.min(whole.length, from + parts * PART);
            Files.write(file, Arrays.copyOfRange(whole, from, to), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void read_lineIsFinishedMeanwhile_isWholeAndNothingIsReported() throws IOException {
        Timeline timeline = read(3);

        assertThat(timeline.torn()).isEmpty();
        assertThat(timeline.entries()).extracting(TimelineEntry::number).containsExactly(1L, 2L);
        assertThat(pauses).isPositive();
    }

    @Test
    void read_lineIsNeverFinished_isReportedAndIgnored() throws IOException {
        Timeline timeline = read(0);

        assertThat(timeline.torn().orElse("")).contains("behind entry 1 stand 45 bytes");
        assertThat(timeline.entries()).hasSize(1);
    }

    @Test
    void read_lineIsNeverFinishedAndAskedAgain_doesNotWaitAgain() throws IOException {
        TimelineFile timeline = new TimelineFile(file, UnaryOperator.identity(), () -> pauses++);
        Timeline first = timeline.read();
        int before = pauses;

        assertThat(timeline.read()).isSameAs(first);
        assertThat(pauses).isEqualTo(before);
    }

    @Test
    void read_folderInThePlaceOfTheFile_fails() throws IOException {
        Files.delete(file);
        Files.createDirectory(file);

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(0));
    }
}
