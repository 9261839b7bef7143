package dev.pointsman.release;

import dev.pointsman.release.ReleaseException.Problem;
import dev.pointsman.signing.VerifyingKey;
import dev.pointsman.timeline.Change;
import dev.pointsman.timeline.Timeline;
import dev.pointsman.timeline.TimelineEntry;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The bundles on a class path: versions that a build pins like any dependency. Read-only; the one version of a rule set is active
 * at every instant. Thread-safe.
 */
public final class BundleRepository implements ReleaseRepository {

    private final ClassLoader loader;
    private final Trust trust;
    private final Map<String, Release> read;

    private BundleRepository(ClassLoader loader, Trust trust, Map<String, Release> read) {
        this.loader = loader;
        this.trust = trust;
        this.read = new ConcurrentHashMap<>(read);
    }

    /** Returns the bundles that a class loader finds. What is found of a rule set is read and checked once. */
    public static BundleRepository onClassPath(ClassLoader loader) {
        return new BundleRepository(Objects.requireNonNull(loader, "loader"), Trust.EVERYBODY, Map.of());
    }

    /**
     * Returns bundles that lie in files, after checking each whole file.
     *
     * @throws ReleaseException if a file is absent, or not byte for byte as it was written
     */
    public static BundleRepository of(Path... jars) {
        Map<String, Release> releases = new TreeMap<>();
        for (Path jar : jars) {
            Release release = Bundle.read(jar);
            if (releases.put(release.version().name(), release) != null) {
                throw new IllegalArgumentException(
                        "two bundles of \"" + release.version().name() + "\" are given: " + Arrays.toString(jars));
            }
        }
        return new BundleRepository(ClassLoader.getPlatformClassLoader(), Trust.EVERYBODY, releases);
    }

    /**
     * Returns this repository for a reader who requires signatures: versions without a valid one by one of these keys are not
     * trusted.
     *
     * @throws IllegalArgumentException if there is no key
     */
    public BundleRepository requiring(Collection<VerifyingKey> keys) {
        return new BundleRepository(loader, Trust.in(keys), read);
    }

    @Override
    public Set<String> names() {
        Set<String> names = new TreeSet<>(read.keySet());
        for (URL index : resources(Bundle.INDEX)) {
            new String(bytes(index), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .forEach(names::add);
        }
        return names;
    }

    @Override
    public List<ReleaseSummary> releases(String name) {
        return List.of(only(name).summary());
    }

    @Override
    public List<String> problems(String name) {
        try {
            return trust.of(only(name)).stream().toList();
        } catch (ReleaseException e) {
            if (e.problem() == Problem.ABSENT) {
                throw e;
            }
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Release release(String name, long sequence) {
        Release release = only(name);
        if (release.version().sequence() != sequence) {
            throw new ReleaseException(
                    Problem.ABSENT,
                    "there is no v" + sequence + " of " + name + " on the class path\n  There is only "
                            + release.version().label() + ": change the dependency on the bundle.");
        }
        return trust.check(release);
    }

    /**
     * Returns one entry, by which the version is active from {@link java.time.Instant#MIN} on.
     *
     * @throws ReleaseException as {@link #release} does
     */
    @Override
    public Timeline timeline(String name) {
        Release release = trust.check(only(name));
        Change always = new Change.Activate(release.version().sequence(), Change.AT_ONCE);
        return Timeline.of(List.of(
                new TimelineEntry(1, release.createdAt(), release.author(), "the version of the bundle", always)));
    }

    @Override
    public TimelineEntry append(String name, String author, String reason, Change change) {
        throw new UnsupportedOperationException(
                "bundles on the class path have no timeline to append to: a build pins them"
                        + "\n  Change the dependency on the bundle, or use a directory.");
    }

    @Override
    public boolean isWritable() {
        return false;
    }

    private Release only(String name) {
        return read.computeIfAbsent(Objects.requireNonNull(name, "name"), this::find);
    }

    private Release find(String name) {
        List<URL> found = names().contains(name) ? resources(Bundle.releaseEntry(name)) : List.of();
        if (found.isEmpty()) {
            Set<String> names = names();
            throw new ReleaseException(
                    Problem.ABSENT,
                    "no bundle of a rule set \"" + name + "\" is on the class path\n  "
                            + (names.isEmpty() ? "None is: add a dependency on one." : "There are: " + names + "."));
        }
        byte[] release = bytes(found.get(0));
        for (URL other : found.subList(1, found.size())) {
            if (!Arrays.equals(release, bytes(other))) {
                throw new ReleaseException(
                        Problem.DAMAGED,
                        "two bundles of \"" + name + "\" are on the class path: " + found.get(0) + " and " + other
                                + "\n  Take one of the two dependencies out.");
            }
        }
        Map<String, byte[]> signatures = new TreeMap<>();
        resources(Bundle.signaturesEntry(name)).forEach(url -> signatures.put(url.toString(), bytes(url)));
        byte[] all = new byte[0];
        for (byte[] some : signatures.values()) {
            byte[] longer = Arrays.copyOf(all, all.length + some.length);
            System.arraycopy(some, 0, longer, all.length, some.length);
            all = longer;
        }
        return Bundle.read(name, release, all, found.get(0).toString());
    }

    private List<URL> resources(String entry) {
        try {
            List<URL> urls = new ArrayList<>();
            Enumeration<URL> found = loader.getResources(entry);
            while (found.hasMoreElements()) {
                urls.add(found.nextElement());
            }
            return urls;
        } catch (IOException e) {
            throw new ReleaseException(
                    Problem.UNREACHABLE, "the class path cannot be searched for " + entry + ": " + e.getMessage(), e);
        }
    }

    private static byte[] bytes(URL url) {
        try {
            URLConnection connection = url.openConnection();
            connection.setUseCaches(false); // a jar that is kept open could not be replaced on some systems
            try (InputStream in = connection.getInputStream()) {
                return in.readNBytes((int) ReleaseFile.MOST_BYTES + 1);
            }
        } catch (IOException e) {
            throw new ReleaseException(Problem.UNREACHABLE, url + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return "bundles on the class path";
    }
}
