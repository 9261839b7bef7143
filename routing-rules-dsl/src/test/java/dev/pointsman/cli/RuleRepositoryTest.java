package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs on {@code examples/rule-repository} what its script for CI runs. */
class RuleRepositoryTest {

    private static final String FOLDER = "../examples/rule-repository";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fmt --check FOLDER/rules",
                "check FOLDER --at 2026-11-22T03:00:00Z --fail-on note",
                "test FOLDER --min-coverage 100 --fail-on note",
                "diff FOLDER FOLDER --at 2026-11-22T03:00:00Z --expect FOLDER/changes/expected.yaml",
            })
    void command_ofTheScript_findsNothing(String command) {
        Session session = Session.run(
                List.of(command.replace("FOLDER", FOLDER).split(" ", -1)).toArray(new String[0]));
        assertThat(session.err()).isEmpty();
        assertThat(session.out()).hasLineCount(1).contains("no errors, no warnings, no notes");
        assertThat(session.exitCode()).isZero();
    }

    @Test
    void script_runsTheseCommands() throws IOException {
        assertThat(Files.readString(Path.of(FOLDER, "ci.sh"), StandardCharsets.UTF_8))
                .contains("fmt --check rules", "check . --at", "test . --min-coverage 100", "diff \"$BASE\" . --at");
    }
}
