package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmtCommandTest {

    private static final String UGLY = "rule a when  category is refund # why\n route to b\n";
    private static final String CANONICAL = "rule a\n  when category is refund # why\n  route to b\n";
    private static final String BROKEN = "rule a when category refund\n route to b\n";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void folder_isFormattedOnce() throws IOException {
        Path ugly = SmallRuleSet.write(folder.resolve("rules/a.route"), UGLY.replace("\n", "\r\n"));
        SmallRuleSet.write(folder.resolve("rules/b.route"), CANONICAL);
        SmallRuleSet.write(folder.resolve("rules/c.drl"), UGLY);
        Session first = Session.run("fmt", folder.toString());
        assertThat(first.out())
                .contains(ugly + ": note [formatted]", "2 files, 1 laid out already: no errors, no warnings, 1 note");
        assertThat(first.exitCode()).isZero();
        assertThat(ugly).hasContent(CANONICAL);
        assertThat(folder.resolve("rules/c.drl")).hasContent(UGLY);
        assertThat(Session.run("fmt", folder.toString()).out()).contains("2 files, 2 laid out already: no errors");
        try (Stream<Path> left = Files.list(folder.resolve("rules"))) {
            assertThat(left).hasSize(3);
        }
    }

    @Test
    void check_changesNothing() throws IOException {
        Path ugly = SmallRuleSet.write(folder.resolve("a.route"), UGLY);
        Session session = Session.run("fmt", "--check", ugly.toString());
        assertThat(session.out()).contains(ugly + ": error [unformatted]");
        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(ugly).hasContent(UGLY);
        Files.writeString(ugly, CANONICAL);
        assertThat(Session.run("fmt", "--check", ugly.toString()).exitCode()).isZero();
    }

    @Test
    void brokenFile_staysAsItIs() throws IOException {
        Path broken = SmallRuleSet.write(folder.resolve("broken.route"), BROKEN);
        Path ugly = SmallRuleSet.write(folder.resolve("ugly.route"), UGLY);
        Session session = Session.run("fmt", broken.toString(), ugly.toString());
        assertThat(session.out())
                .contains(
                        broken + ":1:22: error [syntax]", "2 files, 0 laid out already: 1 error, no warnings, 1 note");
        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(broken).hasContent(BROKEN);
        assertThat(ugly).hasContent(CANONICAL);
    }

    @Test
    void otherFiles_areArgumentErrors() throws IOException {
        Path drl = SmallRuleSet.write(folder.resolve("a.drl"), UGLY);
        assertThat(Session.run("fmt", drl.toString()).exitCode()).isEqualTo(2);
        assertThat(Session.run("fmt", folder.resolve("missing.route").toString())
                        .exitCode())
                .isEqualTo(2);
        assertThat(Session.run("fmt").exitCode()).isEqualTo(2);
    }
}
