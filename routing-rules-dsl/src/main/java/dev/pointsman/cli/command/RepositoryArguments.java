package dev.pointsman.cli.command;

import dev.pointsman.release.BundleRepository;
import dev.pointsman.release.DirectoryRepository;
import dev.pointsman.release.Release;
import dev.pointsman.release.ReleaseRepository;
import dev.pointsman.release.ReleaseSummary;
import dev.pointsman.signing.VerifyingKey;
import dev.pointsman.text.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The arguments of every command that reads or writes a repository of versions. */
public final class RepositoryArguments {

    private static final String VARIABLE = "POINTSMAN_REPOSITORY";
    private static final int LONGEST_NUMBER = 18;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--repository",
            paramLabel = "DIR",
            description =
                    "Directory of the repository of versions; for reading also a bundle. Default: the environment variable "
                            + VARIABLE + ".")
    private @Nullable Path directory;

    @Option(
            names = "--trusted-key",
            paramLabel = "FILE",
            description =
                    "Take only versions and overrides that the owner of this public key has signed. May be repeated:"
                            + " one of them is enough.")
    private List<Path> trusted = new ArrayList<>();

    /** Creates arguments that nobody has given yet. */
    public RepositoryArguments() {}

    /** Tells whether a repository stands in the arguments themselves. */
    public boolean isGiven() {
        return directory != null;
    }

    /** Tells whether a repository stands in the arguments or in the environment. */
    public boolean isSet() {
        @Nullable String variable = System.getenv(VARIABLE);
        return isGiven() || (variable != null && !variable.isBlank());
    }

    /**
     * Opens the repository for reading: a directory, or the one version in a bundle.
     *
     * @throws IOException if a key cannot be read
     * @throws dev.pointsman.release.ReleaseException if it is a bundle, and damaged
     */
    public ReleaseRepository read(Terminal terminal) throws IOException {
        if (!isBundle()) {
            return open(terminal);
        }
        BundleRepository bundle = BundleRepository.of(directory());
        return trusted.isEmpty() ? bundle : bundle.requiring(trusted());
    }

    private boolean isBundle() {
        return directory().toString().endsWith(".jar") && Files.isRegularFile(directory());
    }

    /**
     * Opens the repository for writing too; it need not be there yet.
     *
     * @throws IOException if a key cannot be read, or it is no directory
     */
    public DirectoryRepository open(Terminal terminal) throws IOException {
        if (Files.exists(directory()) && !Files.isDirectory(directory())) {
            throw new IOException(
                    isBundle()
                            ? directory() + " is a bundle, which holds one version and never changes"
                                    + "\n  Name the directory of a repository."
                            : "--repository " + directory() + " is a file, name a directory");
        }
        DirectoryRepository repository = DirectoryRepository.in(directory()).withClock(terminal.clock());
        return trusted.isEmpty() ? repository : repository.requiring(trusted());
    }

    /** Returns the directory of the repository. */
    public Path directory() {
        @Nullable String variable = System.getenv(VARIABLE);
        if (directory != null) {
            return directory;
        }
        if (variable == null || variable.isBlank()) {
            throw wrong("no repository is given\n  Add --repository DIR, or set " + VARIABLE + ".");
        }
        try {
            return Path.of(variable);
        } catch (InvalidPathException e) {
            throw wrong(VARIABLE + " is no path: " + e.getMessage());
        }
    }

    /** Returns the keys of which one must have signed; empty if nobody must. */
    public List<VerifyingKey> trusted() throws IOException {
        List<VerifyingKey> keys = new ArrayList<>();
        for (Path file : trusted) {
            keys.add(key(file));
        }
        return keys;
    }

    private VerifyingKey key(Path file) throws IOException {
        try {
            return VerifyingKey.read(file);
        } catch (IllegalArgumentException e) {
            throw wrong("--trusted-key: " + e.getMessage());
        }
    }

    /**
     * Returns the number of a version.
     *
     * @param version {@code v3}, {@code 3}, {@code latest}, or {@code active} for the one that is active at {@code at}
     */
    public long sequence(ReleaseRepository repository, String name, String version, Instant at) {
        if (version.equals("active")) {
            return repository
                    .timeline(known(repository, name))
                    .activeAt(at)
                    .map(active -> active.change().sequence())
                    .orElseThrow(() -> wrong("no version of " + name + " is active at " + at
                            + "\n  Name a version, such as v1 or latest, or activate one first."));
        }
        List<ReleaseSummary> all = repository.releases(known(repository, name));
        if (version.equals("latest") && !all.isEmpty()) {
            return all.get(all.size() - 1).sequence();
        }
        String digits = version.startsWith("v") ? version.substring(1) : version;
        if (digits.isEmpty()
                || digits.length() > LONGEST_NUMBER
                || digits.chars().anyMatch(c -> c < '0' || c > '9')) {
            throw wrong("expected a version such as v3, latest or active, found " + Printable.quoted(version));
        }
        long number = Long.parseLong(digits);
        if (all.stream().noneMatch(one -> one.sequence() == number) && isAbsent(repository, name, number)) {
            throw wrong("there is no version v" + number + " of " + name + "\n  " + range(all));
        }
        return number;
    }

    /** A version whose label cannot be read is there, and what is wrong with it is told when it is read. */
    private static boolean isAbsent(ReleaseRepository repository, String name, long number) {
        return number == 0
                || repository.problems(name).stream().noneMatch(problem -> problem.contains("v" + number + ".jar"));
    }

    private static String range(List<ReleaseSummary> all) {
        if (all.isEmpty()) {
            return "None can be read.";
        }
        String last = all.get(all.size() - 1).version().label();
        return all.size() == 1 ? "The only one is " + last + "." : "The latest is " + last + ".";
    }

    /** Returns the name of a rule set that was published. */
    public String known(ReleaseRepository repository, String name) {
        if (!repository.names().contains(name)) {
            throw wrong("no rule set " + Printable.quoted(name) + " was published in " + directory() + "\n  "
                    + (repository.names().isEmpty()
                            ? "None was yet: publish one with pointsman publish FOLDER."
                            : "Known: " + String.join(", ", repository.names()) + "."));
        }
        return name;
    }

    /** Returns a version, whole and checked; see {@link #sequence} for how it is called. */
    public Release release(ReleaseRepository repository, String name, String version, Instant at) {
        return repository.release(name, sequence(repository, name, version, at));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
