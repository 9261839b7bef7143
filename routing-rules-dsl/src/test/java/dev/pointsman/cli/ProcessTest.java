package dev.pointsman.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.Router;
import dev.pointsman.log.DecisionLog;
import dev.pointsman.release.DirectoryRepository;
import dev.pointsman.release.Draft;
import dev.pointsman.release.ReleaseSummary;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.timeline.Change;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a process: what its environment and the encoding of the session do to it. */
class ProcessTest {

    /** The name Zoé as bytes of UTF-8, which bash hands on as they are, whatever the encoding of this JVM. */
    private static final String ZOE_FOR_PRINTF = "Zo\\303\\251";

    private static final String ZOE = "Zo\u00e9";
    private static final long SECONDS_AT_MOST = 120;

    @TempDir
    private Path parent = Path.of("");

    private Path folder = Path.of("");
    private Path releases = Path.of("");

    @BeforeEach
    void write() throws IOException {
        folder = SmallRuleSet.in(parent);
        Files.delete(folder.resolve("rules/outages.drl")); // its session rule would only cost time here
        releases = parent.resolve("releases");
    }

    /**
     * Runs the command line in a JVM of its own.
     *
     * @param encoding the JVM's default for files
     * @param author for printf, or empty for none
     */
    private Session run(Map<String, String> environment, String encoding, String author, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", "-c", "exec \"$@\""));
        if (!author.isEmpty()) {
            command.set(2, "exec \"$@\" --author \"$(printf '" + author + "')\"");
        }
        command.addAll(List.of(
                "bash",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=" + encoding,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        File out = parent.resolve("out").toFile();
        File err = parent.resolve("err").toFile();
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out).redirectError(err);
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(SECONDS_AT_MOST, TimeUnit.SECONDS)).isTrue();
        return new Session(
                process.exitValue(), Files.readString(out.toPath(), UTF_8), Files.readString(err.toPath(), UTF_8));
    }

    private Session publish(String locale, String encoding) throws IOException, InterruptedException {
        return run(
                Map.of("LC_ALL", locale),
                encoding,
                ZOE_FOR_PRINTF,
                "publish",
                folder.toString(),
                "--repository",
                releases.toString());
    }

    private List<String> authors() {
        return DirectoryRepository.in(releases).releases("small").stream()
                .map(ReleaseSummary::author)
                .toList();
    }

    @Test
    void author_withALetterThatTheDefaultEncodingLacks_isRecordedAndPrintedInUtf8()
            throws IOException, InterruptedException {
        Session session = publish("C.UTF-8", "US-ASCII");

        assertThat(session.exitCode()).as(session.err()).isZero();
        assertThat(session.out()).contains("published small v1 by " + ZOE);
        assertThat(authors()).containsExactly(ZOE);
    }

    @Test
    void author_withALetterThatTheSessionLacks_isNeverRecordedAsAnother() throws IOException, InterruptedException {
        Session session = publish("C", "US-ASCII");

        if (session.exitCode() == 0) { // where Java reads UTF-8 whatever the locale, as on macOS
            assertThat(authors()).containsExactly(ZOE);
        } else {
            assertThat(session.err())
                    .contains("--author has characters that cannot be read in the encoding of this session", "LC_ALL");
            assertThat(session.exitCode()).isEqualTo(2);
            assertThat(releases).doesNotExist();
        }
    }

    @Test
    void replay_withoutARepository_takesThatOfTheEnvironment() throws IOException, InterruptedException {
        DirectoryRepository repository = DirectoryRepository.in(releases);
        repository.publish(Draft.of(folder, "ann"));
        repository.append("small", "ann", "a test", new Change.Activate(1, Change.AT_ONCE));
        Path log = parent.resolve("log");
        try (DecisionLog decisions = DecisionLog.in(log).open();
                Router router = Router.builder()
                        .repository(repository, "small")
                        .listener(decisions)
                        .build()) {
            router.route(Ticket.builder("T-1").category("refund").region("EU").build());
        }
        Map<String, String> environment = Map.of("POINTSMAN_REPOSITORY", releases.toString());

        assertThat(run(environment, "UTF-8", "", "replay", log.toString()).out())
                .startsWith("1 records: 1 decided the same again");
        assertThat(run(environment, "UTF-8", "", "replay", log.toString(), "--ruleset", folder.toString())
                        .out())
                .startsWith("1 records: 1 decided the same again");
    }
}
