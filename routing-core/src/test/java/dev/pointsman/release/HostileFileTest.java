package dev.pointsman.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pointsman.release.ReleaseException.Problem;
import dev.pointsman.source.FileTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in the place of a version that somebody made by hand. */
class HostileFileTest {

    @TempDir
    Path folder;

    private Path file = Path.of("");
    private DirectoryRepository repository = DirectoryRepository.in(file);

    @BeforeEach
    void published() {
        repository = DirectoryRepository.in(folder);
        repository.publish(Draft.of(PublishedRules.to("a"), "ann"));
        file = folder.resolve("shop/versions/v1.jar");
    }

    @Test
    void version_packedAnewByAnotherTool_isRefused() throws IOException {
        Map<String, byte[]> entries = StoredZip.read(Files.readAllBytes(file));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        assertRefused(packed.toByteArray(), "shop v1 is damaged: ");
    }

    @Test
    void version_thatIsABomb_isRefusedUnpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry("META-INF/pointsman/release.json"));
            byte[] zeros = new byte[1 << 20];
            for (int megabyte = 0; megabyte < 200; megabyte++) {
                zip.write(zeros);
            }
        }
        assertRefused(packed.toByteArray(), "shop v1 is damaged: ");
    }

    @Test
    void version_thatIsHuge_isRefusedUnread() throws IOException {
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(ReleaseFile.MOST_BYTES + 1);
        }
        assertThatExceptionOfType(ReleaseException.class)
                .isThrownBy(() -> repository.release("shop", 1))
                .withMessageContaining("too large for a version");
    }

    @Test
    void version_withNamesThatLeadElsewhere_isRefused() throws IOException {
        for (String name :
                new String[] {"../evil", "/evil", "a/../../evil", "a//b", "C:evil", "a\\b", "./a", "\u0000"}) {
            assertRefused(with(name), "is no name of a file in a folder");
        }
        assertRefused(with("rules"), "\"rules\" is a file and the folder of");
    }

    @Test
    void version_withAnEntryTwice_isRefused() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        byte[] doubled = new String(with("rules/alx.drl"), StandardCharsets.ISO_8859_1)
                .replace("rules/alx.drl", "rules/all.drl")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(doubled.length).isGreaterThan(whole.length);
        assertRefused(doubled, "the entry \"rules/all.drl\" stands there twice");
    }

    @Test
    void version_withALabelOfOtherFiles_isRefused() throws IOException {
        assertRefused(with("zz.drl"), "its label is for other files");
        Map<String, byte[]> entries = StoredZip.read(Files.readAllBytes(file));
        entries.remove("META-INF/pointsman/report.json");
        assertRefused(StoredZip.write(entries), "the gate's report is missing");
        entries.clear();
        assertRefused(StoredZip.write(entries), "this is no archive of a version");
        assertRefused(new byte[0], "this is no archive of a version");
    }

    @Test
    void version_ofALaterFormat_isSaidToBe() throws IOException {
        Map<String, byte[]> entries = StoredZip.read(Files.readAllBytes(file));
        String label = new String(entries.get("META-INF/pointsman/release.json"), StandardCharsets.UTF_8);
        entries.put(
                "META-INF/pointsman/release.json",
                label.replace("\"format\":1", "\"format\":2").getBytes(StandardCharsets.UTF_8));
        assertRefused(StoredZip.write(entries), "it has format 2, this Pointsman reads format 1");
    }

    @Test
    void version_withRulesOfAnotherHash_isRefusedWhenTheyAreRead() throws IOException {
        Map<String, byte[]> entries = StoredZip.read(Files.readAllBytes(file));
        String label = new String(entries.get("META-INF/pointsman/release.json"), StandardCharsets.UTF_8);
        String hash = repository.release("shop", 1).version().hash();
        entries.put(
                "META-INF/pointsman/release.json",
                label.replace(hash, "0".repeat(64)).getBytes(StandardCharsets.UTF_8));
        Files.write(file, StoredZip.write(entries));

        assertThatExceptionOfType(ReleaseException.class)
                .isThrownBy(() -> repository.release("shop", 1).ruleSet(dev.pointsman.rule.RulePolicy.RESTRICTED))
                .withMessageContaining("its label says 0000");
    }

    @Test
    void draft_thatCannotBeAVersion_isRefused() {
        Map<String, String> texts = new TreeMap<>(PublishedRules.texts("a"));
        texts.put("META-INF/MANIFEST.MF", "");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> repository.publish(Draft.of(FileTree.ofTexts(texts), "ann")))
                .withMessageContaining("META-INF/ is kept for its own files");
        Draft draft = Draft.of(PublishedRules.to("a"), "ann");
        assertThatIllegalArgumentException().isThrownBy(() -> Draft.of(draft.files(), " "));
        assertThatIllegalArgumentException().isThrownBy(() -> draft.withReport("no JSON"));
        assertThatIllegalArgumentException().isThrownBy(() -> draft.withReport("{} {}"));
        assertThatIllegalArgumentException().isThrownBy(() -> draft.withNote("x".repeat(4_001)));
        assertThat(repository.releases("shop")).hasSize(1);
    }

    private byte[] with(String name) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>(StoredZip.read(Files.readAllBytes(file)));
        entries.put(name, new byte[] {1});
        return StoredZip.write(entries);
    }

    private void assertRefused(byte[] bytes, String because) throws IOException {
        byte[] before = Files.readAllBytes(file);
        Files.write(file, bytes);
        assertThatExceptionOfType(ReleaseException.class)
                .isThrownBy(() -> repository.release("shop", 1))
                .withMessageContaining(because)
                .extracting(ReleaseException::problem)
                .isEqualTo(Problem.DAMAGED);
        Files.write(file, before);
    }
}
