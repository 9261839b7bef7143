package dev.pointsman.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileTreeTest {

    @TempDir
    Path folder;

    @Test
    void folder_read_hasAllButWhatIsHidden() throws IOException {
        for (String name :
                new String[] {"a.yaml", "rules/b.drl", "rules/b.drl~", ".git/config", "rules/.x/c.drl", ".d"}) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), name);
        }

        FileTree tree = FileTree.read(folder);

        assertThat(tree.names()).containsExactly("a.yaml", "rules/b.drl");
        assertThat(tree.text("rules/b.drl").text()).isEqualTo("rules/b.drl");
        assertThat(tree.has("b.drl")).isFalse();
    }

    @Test
    void tree_writtenAndRead_isEqual() throws IOException {
        FileTree tree = FileTree.of(Map.of("a", new byte[] {0, -1, 7}, "b/c/d", new byte[0]));

        tree.writeTo(folder.resolve("copy"));

        assertThat(FileTree.read(folder.resolve("copy"))).isEqualTo(tree).hasSameHashCodeAs(tree);
        assertThat(FileTree.of(Map.of("a", new byte[] {0, -1, 7}, "b/c/e", new byte[0])))
                .isNotEqualTo(tree);
    }

    @Test
    void bytes_changedByTheCaller_changeNothing() {
        byte[] bytes = {1};
        FileTree tree = FileTree.of(Map.of("a", bytes));
        bytes[0] = 2;
        tree.bytes("a")[0] = 3;

        assertThat(tree.bytes("a")).containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a", "a/", "../a", "a/../b", "a//b", "./a", "a\\b", "C:a", "a\nb", "\ud800"})
    void name_thatLeadsElsewhere_isRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FileTree.of(Map.of(name, new byte[0])))
                .withMessageContaining("is no name of a file in a folder");
    }

    @Test
    void name_ofAFileAndAFolder_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FileTree.of(Map.of("a/b", new byte[0], "a/b/c", new byte[0])))
                .withMessage("\"a/b\" is a file and the folder of \"a/b/c\"");
    }

    @Test
    void folder_withTooMuch_isRefusedUnread() throws IOException {
        try (var sparse =
                new java.io.RandomAccessFile(folder.resolve("dump.csv").toFile(), "rw")) {
            sparse.setLength(FileTree.MOST_BYTES + 1L);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FileTree.read(folder))
                .withMessageContaining("with \"dump.csv\" there are 1 files of 67108865 bytes");
    }

    @Test
    void file_thatIsMissingOrNoText_isAnIoFault() {
        FileTree tree = FileTree.of(Map.of("a", new byte[] {-1}));

        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> tree.text("b"));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> tree.text("a"))
                .withMessage("a is not UTF-8 text");
        assertThatIllegalArgumentException().isThrownBy(() -> tree.bytes("b"));
        assertThat(FileTree.ofTexts(Map.of("a", "\u00fc")).bytes("a"))
                .isEqualTo("\u00fc".getBytes(StandardCharsets.UTF_8));
    }
}
