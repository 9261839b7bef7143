package dev.pointsman.ruletest;

import dev.pointsman.release.Release;
import dev.pointsman.rollout.WarmUpSource;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.source.SourceFile;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tickets of a version's own tests, with which a router warms it up. They are read file by file as far as there is time. Files
 * of more than 1 MiB are left out: nobody wrote them by hand, and reading one could take longer than the warm-up may.
 * Immutable.
 */
public final class TestedTickets implements WarmUpSource {

    private static final Logger LOG = LoggerFactory.getLogger(TestedTickets.class);
    private static final int LARGEST_FILE = 1 << 20;

    /** Creates the source, as {@link java.util.ServiceLoader} does. */
    public TestedTickets() {}

    @Override
    public Stream<Question> questions(Release release, RuleSet ruleSet) {
        return release.files().names().stream()
                .filter(RuleTests::isTests)
                .filter(name -> release.files().bytes(name).length <= LARGEST_FILE)
                .flatMap(name -> cases(release, name, ruleSet).stream())
                .map(one -> new Question(one.question().ticket(), one.question().facts()));
    }

    private static List<TestCase> cases(Release release, String name, RuleSet ruleSet) {
        try {
            SourceFile file = release.files().text(name);
            RuleTests tests = RuleTests.of(List.of(file), ruleSet);
            if (tests.hasErrors()) {
                LOG.warn(
                        "{} is warmed up without some tests of {}: {}",
                        release,
                        name,
                        tests.issues().get(0));
            }
            return tests.cases();
        } catch (IOException e) {
            LOG.warn("{} is warmed up without the tests of {}", release, name, e);
            return List.of();
        }
    }

    @Override
    public String toString() {
        return "its tests";
    }
}
