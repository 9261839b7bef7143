package dev.pointsman.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTest {

    @TempDir
    private Path folder;

    @Test
    void file_appearsWithItsNameWhenItIsComplete() throws IOException {
        Path file = folder.resolve("decisions.txt");
        Files.writeString(file, "old");
        try (Output output = Output.to(file)) {
            output.writer().write("né");
            output.writer().flush();
            assertThat(file).hasContent("old");
            output.commit();
        }
        assertThat(file).hasContent("né");
        assertThat(files()).containsExactly("decisions.txt");
    }

    @Test
    void file_thatIsGivenUp_leavesNothingBehind() throws IOException {
        try (Output output = Output.to(folder.resolve("decisions.txt"))) {
            output.writer().write("half");
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void link_toAFile_staysALink() throws IOException {
        Path file = Files.writeString(folder.resolve("real.txt"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), file);
        try (Output output = Output.to(link)) {
            output.writer().write("new");
            output.commit();
        }
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }

    @Test
    void folder_orAPlaceInNoFolder_isRefused() {
        assertThatThrownBy(() -> Output.to(folder))
                .isInstanceOf(IOException.class)
                .hasMessage("--out " + folder + " is a folder, name a file in it");
        Path nowhere = folder.resolve("missing/decisions.txt");
        assertThatThrownBy(() -> Output.to(nowhere))
                .hasMessage("--out " + nowhere + ": there is no folder " + folder.resolve("missing"));
    }

    @Test
    void standardOutput_getsEverything_andStaysOpen() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Output output = Output.to(out)) {
            output.writer().write("中");
            output.commit();
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("中");
    }

    @Test
    void reader_thatHasGone_isNoticed_andAFullDiskIsNotTakenForOne() throws IOException {
        try (Output output = Output.to(new Failing("Broken pipe"))) {
            output.writer().write("text");
            assertThatThrownBy(output::commit).isInstanceOf(IOException.class);
            assertThat(output.isAbandoned()).isTrue();
        }
        try (Output output = Output.to(new Failing("No space left on device"))) {
            output.writer().write("text");
            assertThatThrownBy(output::commit).isInstanceOf(IOException.class);
            assertThat(output.isAbandoned()).isFalse();
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** A stream whose other end does not take anything. */
    private static final class Failing extends OutputStream {

        private final String message;

        Failing(String message) {
            this.message = message;
        }

        @Override
        public void write(int b) throws IOException {
            throw new IOException(message);
        }
    }
}
