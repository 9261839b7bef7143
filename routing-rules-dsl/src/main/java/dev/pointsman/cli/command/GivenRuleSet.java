package dev.pointsman.cli.command;

import dev.pointsman.release.Release;
import dev.pointsman.release.ReleaseRepository;
import dev.pointsman.rule.RulePolicy;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.ruletest.RuleTests;
import dev.pointsman.source.FileTree;
import dev.pointsman.source.SourceFile;
import dev.pointsman.text.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule set as arguments name it: the folder of its author, or a published version. Immutable.
 *
 * <p>{@code shop@v3}, {@code shop@latest} and {@code shop@active} are versions; a folder with an {@code @} in its name is
 * written {@code ./a@b}.
 */
public final class GivenRuleSet {

    private static final String SETTINGS = "ruleset.yaml";

    private final Path folder;
    private final @Nullable Release release;

    private GivenRuleSet(Path folder, @Nullable Release release) {
        this.folder = folder;
        this.release = release;
    }

    /** Tells whether an argument names a version. */
    public static boolean isVersion(String argument) {
        return argument.indexOf('@') >= 0 && argument.indexOf('/') < 0 && argument.indexOf('\\') < 0;
    }

    /**
     * Finds what an argument names.
     *
     * @param at the instant at which {@code active} is read
     * @throws IOException if there is no such folder, or a key cannot be read
     * @throws dev.pointsman.release.ReleaseException if the version cannot be had
     */
    public static GivenRuleSet find(String argument, RepositoryArguments repository, Instant at, Terminal terminal)
            throws IOException {
        if (isVersion(argument)) {
            String name = argument.substring(0, argument.indexOf('@'));
            String version = argument.substring(argument.indexOf('@') + 1);
            ReleaseRepository open = repository.read(terminal);
            return new GivenRuleSet(Path.of(""), repository.release(open, name, version, at));
        }
        Path folder = path(argument);
        if (Files.isRegularFile(folder)) {
            throw new IOException(
                    folder + " is a file\n  Name the folder of the rule set, in which ruleset.yaml stands.");
        }
        Path above = folder.toAbsolutePath().normalize().getParent();
        boolean within = above != null && Files.exists(above.resolve(SETTINGS));
        if (Files.isDirectory(folder) && !Files.exists(folder.resolve(SETTINGS)) && within) {
            throw new IOException(folder + " is a folder within a rule set\n  Maybe you meant " + above + ".");
        }
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no folder " + folder
                    + (repository.isGiven()
                            ? "\n  A published version is called " + argument + "@active, or @v3."
                            : ""));
        }
        return new GivenRuleSet(folder, null);
    }

    private static Path path(String argument) throws IOException {
        try {
            return Path.of(argument);
        } catch (InvalidPathException e) {
            throw new IOException("there can be no folder " + Printable.quoted(argument), e);
        }
    }

    /** Returns what stands before the names of its files in reports. */
    public String place() {
        return release == null
                ? ReportArguments.path(folder)
                : release.version().name() + "@" + release.version().label();
    }

    /**
     * Loads it.
     *
     * @throws dev.pointsman.rule.InvalidRuleSetException with every issue, if there is an error among them
     */
    public RuleSet load(RulePolicy granted) {
        return release == null ? RuleSet.load(folder, granted) : release.ruleSet(granted);
    }

    /**
     * Reads the tests that stand beside its rules.
     *
     * @param loaded this rule set
     * @throws IOException if there are none
     */
    public RuleTests tests(RuleSet loaded) throws IOException {
        return release == null
                ? RuleTests.load(folder.resolve("tests"), loaded)
                : RuleTests.of(testFiles(release.files()), loaded);
    }

    /**
     * Returns the test files among those of a rule set.
     *
     * @throws IOException if one is no text
     */
    public static List<SourceFile> testFiles(FileTree files) throws IOException {
        List<SourceFile> tests = new ArrayList<>();
        for (String name : files.names()) {
            if (name.startsWith("tests/") && (name.endsWith(".yaml") || name.endsWith(".yml"))) {
                tests.add(files.text(name));
            }
        }
        return tests;
    }
}
