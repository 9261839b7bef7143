package dev.pointsman.ticketfile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.ticketfile.LineReader.Line;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {

    @Test
    void lines_withAnyLineEnd_areCutThere() throws IOException {
        assertThat(read("a\nb\r\nc\rd".getBytes(UTF_8)))
                .containsExactly(line(1, "a\n"), line(2, "b\r\n"), line(3, "c\r"), line(4, "d"));
    }

    @Test
    void lines_whenBytesTrickleIn_areTheSame() throws IOException {
        byte[] text = "ä\r\n\r\nb\r".getBytes(UTF_8);
        assertThat(read(new OneByteAtATime(text))).containsExactly(line(1, "ä\r\n"), line(2, "\r\n"), line(3, "b\r"));
    }

    @Test
    void emptyInput_hasNoLine() throws IOException {
        assertThat(read(new byte[0])).isEmpty();
    }

    @Test
    void byteOrderMark_atTheStartOnly_isDropped() throws IOException {
        assertThat(read("\uFEFFid\n\uFEFFx".getBytes(UTF_8))).containsExactly(line(1, "id\n"), line(2, "\uFEFFx"));
    }

    @Test
    void lineThatIsNotUtf8_spoilsOnlyItself() throws IOException {
        List<Line> lines = read("Köln\n".getBytes(ISO_8859_1), "Köln\n".getBytes(UTF_8));
        assertThat(lines).containsExactly(new Line(1, "", "is not UTF-8 text"), line(2, "Köln\n"));
    }

    @Test
    void replacementCharacter_thatTheTextReallyHas_isKept() throws IOException {
        assertThat(read("\uFFFD\n".getBytes(UTF_8))).containsExactly(line(1, "\uFFFD\n"));
    }

    @Test
    void lineOverTheLimit_isGivenUpAndTheNextRead() throws IOException {
        List<Line> lines = read("x".repeat(3 * LineReader.LIMIT).getBytes(UTF_8), "\nnext\n".getBytes(UTF_8));
        assertThat(lines).containsExactly(new Line(1, "", "is longer than 10 MB"), line(2, "next\n"));
    }

    @Test
    void lineOfFiveMegabytes_isRead() throws IOException {
        String long5 = "é".repeat(5 * 1024 * 512);
        assertThat(read(long5.getBytes(UTF_8))).containsExactly(line(1, long5));
    }

    private static Line line(long number, String text) {
        return new Line(number, text, null);
    }

    private static List<Line> read(byte[]... parts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.write(part);
        }
        return read(new ByteArrayInputStream(all.toByteArray()));
    }

    private static List<Line> read(InputStream in) throws IOException {
        List<Line> lines = new ArrayList<>();
        try (LineReader reader = new LineReader(in)) {
            for (Line line = reader.read(); line != null; line = reader.read()) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** An input that hands over one byte a call, as a slow pipe may. */
    private static final class OneByteAtATime extends InputStream {

        private final ByteArrayInputStream bytes;

        OneByteAtATime(byte[] bytes) {
            this.bytes = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int start, int length) {
            return bytes.read(into, start, Math.min(1, length));
        }
    }
}
