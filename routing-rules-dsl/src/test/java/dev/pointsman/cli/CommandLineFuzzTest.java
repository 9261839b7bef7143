package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Breaks whole command lines, their files and the folders they read: every run ends with a documented exit code and says
 * in sentences what is wrong and where.
 *
 * <p>{@code -Dpointsman.fuzz.commands=100000} for a long run, {@code -Dpointsman.fuzz.seed=N} for another one.
 */
class CommandLineFuzzTest {

    private static final int RUNS = Integer.getInteger("pointsman.fuzz.commands", 150);
    private static final long SEED = Long.getLong("pointsman.fuzz.seed", 20261127);

    private static final List<Locale> LOCALES = List.of(
            Locale.ROOT,
            Locale.forLanguageTag("tr-TR"),
            Locale.forLanguageTag("ar-SA-u-nu-arab"),
            Locale.forLanguageTag("th-TH-u-ca-buddhist-nu-thai"),
            Locale.GERMANY);

    /** What a message may hold: no control characters but line break and tab. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

    private static final Pattern STACK_TRACE = Pattern.compile("(?m)^\\s*at [\\w.$/]+\\(|\\w(Exception|Error)\\b");
    private static final Pattern FINDING = Pattern.compile("(?m)^\\S.*: (error|warning|note) \\[[a-z-]+\\] \\S");
    private static final Set<String> WITH_ROWS = Set.of("route", "diff", "test");

    @TempDir
    private Path parent;

    @Test
    @Timeout(7_200)
    void brokenCommandLine_endsWithASentenceAndADocumentedCode() throws IOException {
        TreeMap<Integer, Integer> codes = new TreeMap<>();
        TreeSet<String> commands = new TreeSet<>();
        List<String> failures = new ArrayList<>();
        Locale before = Locale.getDefault();
        try {
            for (int run = 0; run < RUNS; run++) {
                long seed = SEED + run * 0x9E3779B97F4A7C15L;
                Random random = new Random(seed);
                Locale.setDefault(LOCALES.get(random.nextInt(LOCALES.size())));
                BrokenCommand command = BrokenCommand.make(parent.resolve("run" + run), random);
                Session session = run(command, random);
                try {
                    check(command, session);
                } catch (AssertionError e) {
                    failures.add("-Dpointsman.fuzz.seed=" + seed + " -Dpointsman.fuzz.commands=1: " + command + "\n"
                            + e.getMessage() + "\n" + session);
                }
                codes.merge(session.exitCode(), 1, Integer::sum);
                commands.add(command.name());
                command.deleteFiles();
            }
        } finally {
            Locale.setDefault(before);
        }
        System.out.println(RUNS + " command lines, by exit code " + codes);
        assertThat(failures.stream().limit(20))
                .as("%d failures", failures.size())
                .isEmpty();
        if (RUNS >= 1_000) {
            assertThat(codes).containsKeys(0, 1, 2);
            assertThat(commands).isEqualTo(new TreeSet<>(BrokenCommand.names()));
        }
    }

    /** Now and then the reader of the output goes away. */
    private static Session run(BrokenCommand command, Random random) {
        String[] arguments = command.arguments().toArray(String[]::new);
        return random.nextInt(8) > 0
                ? Session.runWithInput(command.input(), arguments)
                : Session.runInto(new Closing(random.nextInt(200)), command.input(), arguments);
    }

    private static void check(BrokenCommand command, Session session) {
        String said = session.out() + "\n" + session.err();
        assertThat(session.exitCode()).as("exit code").isBetween(0, 3);
        assertThat(STACK_TRACE.matcher(said).find()).as("a stack trace").isFalse();
        assertThat(UNPRINTABLE.matcher(session.err()).find())
                .as("control characters")
                .isFalse();
        switch (session.exitCode()) {
            case 0 -> assertThat(session.err()).doesNotContain("error: ");
            case 1 -> {}
            case 2 -> {
                assertThat(session.err()).containsPattern("(?m)^(error: \\S.*|.*: error \\[)");
                if (command.name().equals("test") || !command.isTestBroken()) {
                    command.brokenFile()
                            .ifPresent(file -> assertThat(session.err()).contains(file));
                }
            }
            default -> assertThat(WITH_ROWS).contains(command.name());
        }
        session.err()
                .lines()
                .filter(line -> line.contains(": error ["))
                .forEach(line ->
                        assertThat(FINDING.matcher(line).find()).as(line).isTrue());
    }

    /** Standard output whose reader goes away after some bytes. */
    private static final class Closing extends OutputStream {

        private int left;

        Closing(int bytes) {
            left = bytes;
        }

        @Override
        public void write(int b) throws IOException {
            if (--left < 0) {
                throw new IOException("Broken pipe");
            }
        }
    }
}
