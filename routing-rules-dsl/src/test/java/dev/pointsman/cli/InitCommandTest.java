package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {

    @TempDir
    private Path parent;

    @Test
    void newFolder_passesEverythingThatCiRuns() throws IOException {
        Path folder = parent.resolve("helpdesk");
        Session made = Session.run("init", folder.toString());
        assertThat(made.exitCode()).isZero();
        assertThat(made.out())
                .startsWith("made the rule set helpdesk in " + folder + "\n")
                .contains("pointsman check ");
        assertThat(Files.readString(folder.resolve("ruleset.yaml"))).endsWith("name: helpdesk\n");
        Session check = Session.run("check", folder.toString(), "--fail-on", "warning");
        assertThat(check.out()).contains("helpdesk").contains("no errors, no warnings");
        assertThat(check.exitCode()).isZero();
        Session test = Session.run("test", folder.toString(), "--coverage", "--min-coverage", "100");
        assertThat(test.out()).contains("no errors, no warnings, no notes");
        assertThat(test.exitCode()).isZero();
        assertThat(Session.run("fmt", "--check", folder.toString()).exitCode()).isZero();
        String[] explain = {"explain", folder.toString(), "--ticket", "category=refund", "amount=1200"};
        assertThat(Session.run(explain).out()).startsWith("Ticket ticket -> refunds-approval");
    }

    @Test
    void folder_thatHoldsSomething_isLeftAlone() throws IOException {
        SmallRuleSet.write(parent.resolve("there/notes.txt"), "mine");
        Session session = Session.run("init", parent.resolve("there").toString());
        assertThat(session.exitCode()).isEqualTo(2);
        assertThat(session.err()).contains("is not empty, name a new folder");
        assertThat(parent.resolve("there")).isDirectoryContaining(file -> file.endsWith("notes.txt"));
        Session onFile = Session.run("init", parent.resolve("there/notes.txt").toString());
        assertThat(onFile.err()).contains("notes.txt is a file, name a folder");
    }

    @Test
    void nameOfTheFolder_thatCannotBeOneOfARuleSet_isAskedFor() {
        Session session = Session.run("init", parent.resolve("our rules").toString());
        assertThat(session.exitCode()).isEqualTo(2);
        assertThat(session.err()).contains("\"our rules\" cannot be the name of a rule set", "Add --name NAME.");
        assertThat(Session.run("init", parent.resolve("our rules").toString(), "--name", "ours")
                        .exitCode())
                .isZero();
    }
}
