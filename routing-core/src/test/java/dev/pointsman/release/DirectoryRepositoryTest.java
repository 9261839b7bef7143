package dev.pointsman.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pointsman.release.ReleaseException.Problem;
import dev.pointsman.rule.InvalidRuleSetException;
import dev.pointsman.rule.RulePolicy;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.source.FileTree;
import dev.pointsman.testing.RuleSets;
import dev.pointsman.timeline.BeginOverride;
import dev.pointsman.timeline.Change;
import dev.pointsman.timeline.Timeline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryRepositoryTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @TempDir
    Path parent;

    private Path root = Path.of("");
    private DirectoryRepository repository = DirectoryRepository.in(root);
    private Instant now = NOON;

    @BeforeEach
    void emptyRepository() {
        root = parent.resolve("repository");
        repository = DirectoryRepository.in(root).withClock(() -> now);
    }

    @Test
    void publish_ofANewFolder_isReadBackWhole() {
        Draft draft = Draft.of(PublishedRules.to("a"), "ann").withNote("first").withReport("{\"errors\":0}");

        Publication published = repository.publish(draft);
        Release read = repository.release("shop", 1);

        assertThat(published.isNew()).isTrue();
        assertThat(read.digest()).isEqualTo(published.release().digest()).hasSize(64);
        assertThat(read.files()).isEqualTo(draft.files());
        assertThat(read.report()).isEqualTo("{\"errors\":0}");
        assertThat(read.summary()).isEqualTo(repository.releases("shop").get(0));
        assertThat(read.author()).isEqualTo("ann");
        assertThat(read.note()).isEqualTo("first");
        assertThat(read.createdAt()).isEqualTo(NOON);
        assertThat(read.parent()).isZero();
        assertThat(repository.names()).containsExactly("shop");
        assertThat(repository.problems("shop")).isEmpty();
    }

    @Test
    void ruleSet_ofAVersion_isThatOfTheFolder() throws IOException {
        PublishedRules.to("a").writeTo(parent.resolve("folder"));
        RuleSet ofFolder = RuleSet.load(parent.resolve("folder"));

        repository.publish(Draft.of(parent.resolve("folder"), "ann"));
        RuleSet ofVersion = repository.release("shop", 1).ruleSet(RulePolicy.RESTRICTED);

        assertThat(ofVersion.version()).hasToString("shop v1");
        assertThat(ofVersion.version().hash()).isEqualTo(ofFolder.version().hash());
        assertThat(ofVersion.teams().hash()).isEqualTo(ofFolder.teams().hash());
        assertThat(ofVersion.meaning()).isEqualTo(ofFolder.meaning());
    }

    @Test
    void publish_ofTheSameContent_returnsTheVersionThatHasIt() {
        repository.publish(Draft.of(PublishedRules.to("a"), "ann"));
        repository.publish(Draft.of(PublishedRules.to("b"), "ben"));
        Publication again = repository.publish(Draft.of(PublishedRules.to("a"), "cat"));

        assertThat(again.isNew()).isFalse();
        assertThat(again.release().version().sequence()).isEqualTo(1);
        assertThat(again.release().author()).isEqualTo("ann");
        assertThat(repository.releases("shop"))
                .extracting(ReleaseSummary::parent)
                .containsExactly(0L, 1L);
    }

    @Test
    void publish_ofWhatDoesNotLoad_writesNothing() {
        Map<String, String> texts = new TreeMap<>(PublishedRules.texts("a"));
        texts.put("rules/all.drl", "rule");

        assertThatExceptionOfType(InvalidRuleSetException.class)
                .isThrownBy(() -> repository.publish(Draft.of(FileTree.ofTexts(texts), "ann")));
        assertThat(root).doesNotExist();
    }

    @Test
    void publish_underANameThatIsNoFolder_isRefused() {
        Map<String, String> texts = new TreeMap<>(PublishedRules.texts("a"));
        texts.put("ruleset.yaml", "name: ../shop\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> repository.publish(Draft.of(FileTree.ofTexts(texts), "ann")))
                .withMessageStartingWith("\"../shop\" cannot be the name of a folder in the repository\n");
        assertThat(root).doesNotExist();
    }

    @Test
    void publish_fromAParentThatIsNotThere_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> repository.publish(
                        Draft.of(PublishedRules.to("a"), "ann").withParent(3)))
                .withMessageStartingWith("there is no v3 of shop");
    }

    @Test
    void number_thatTheTimelineNames_isNeverGivenAgain() throws IOException {
        repository.publish(Draft.of(PublishedRules.to("a"), "ann"));
        repository.append("shop", "ann", "go", new Change.Activate(1, Change.AT_ONCE));
        Files.delete(root.resolve("shop/versions/v1.jar"));

        Publication published = repository.publish(Draft.of(PublishedRules.to("b"), "ann"));

        assertThat(published.release().version().sequence()).isEqualTo(2);
    }

    @Test
    void release_thatIsAbsent_saysWhatThereIs() {
        assertProblem(Problem.UNREACHABLE, () -> repository.names(), "there is no repository in ");
        assertProblem(Problem.UNREACHABLE, () -> repository.release("shop", 1), "there is no repository in ");
        repository.publish(Draft.of(PublishedRules.to("a"), "ann"));
        repository.publish(Draft.of(PublishedRules.to("b"), "ann"));

        assertProblem(Problem.ABSENT, () -> repository.release("shop", 3), "There are v1 to v2.");
        assertProblem(Problem.ABSENT, () -> repository.timeline("shops"), "Known: shop.");
    }

    @Test
    void version_underAnotherNumber_isDamaged() throws IOException {
        repository.publish(Draft.of(PublishedRules.to("a"), "ann"));
        Files.copy(root.resolve("shop/versions/v1.jar"), root.resolve("shop/versions/v2.jar"));

        assertProblem(Problem.DAMAGED, () -> repository.release("shop", 2), "its label says shop v1");
        assertThat(repository.releases("shop")).hasSize(1);
        assertThat(repository.problems("shop")).singleElement().asString().contains("v2.jar");
    }

    @Test
    void append_ofAVersionThatIsNotThere_isRefused() {
        repository.publish(Draft.of(PublishedRules.to("a"), "ann"));

        assertProblem(
                Problem.ABSENT,
                () -> repository.append("shop", "ann", "go", new Change.Activate(2, Change.AT_ONCE)),
                "there is no v2 of shop");
        assertThat(repository.timeline("shop").entries()).isEmpty();
    }

    @Test
    void timeline_inAnotherProcess_saysTheSame() {
        repository.publish(Draft.of(PublishedRules.to("a"), "ann"));
        repository.append("shop", "ann", "go", new Change.Activate(1, Change.AT_ONCE));
        now = NOON.plusSeconds(60);
        repository.append("shop", "ben", "a \"crisis\"\n\u2028\ud83d\ude80", crisis("fire", "b"));

        Timeline timeline = DirectoryRepository.in(root).timeline("shop");

        assertThat(timeline.entries()).isEqualTo(repository.timeline("shop").entries());
        assertThat(timeline.activeAt(NOON).orElseThrow().change().sequence()).isEqualTo(1);
        assertThat(timeline.overridesAt(now))
                .extracting(one -> one.change().id())
                .containsExactly("fire");
    }

    @Test
    void timeline_whereNothingWasAppended_isTheSameObject() {
        repository.publish(Draft.of(PublishedRules.to("a"), "ann"));
        repository.append("shop", "ann", "go", new Change.Activate(1, Change.AT_ONCE));

        Timeline before = repository.timeline("shop");
        assertThat(repository.timeline("shop")).isSameAs(before);
        repository.append("shop", "ann", "go", new Change.Activate(1, Change.AT_ONCE));
        assertThat(repository.timeline("shop").entries()).hasSize(2);
    }

    @Test
    void tornLine_atTheEnd_isReportedIgnoredAndCutOff() throws IOException {
        repository.publish(Draft.of(PublishedRules.to("a"), "ann"));
        repository.append("shop", "ann", "go", new Change.Activate(1, Change.AT_ONCE));
        Path file = root.resolve("shop/timeline.jsonl");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, "{\"number\":2,\"reco".getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);

        assertThat(repository.timeline("shop").entries()).hasSize(1);
        assertThat(repository.timeline("shop").torn())
                .hasValue("behind entry 1 stand 17 bytes of a line that was never finished");
        assertThat(repository.problems("shop")).hasSize(1);

        repository.append("shop", "ann", "again", new Change.Activate(1, Change.AT_ONCE));

        assertThat(repository.timeline("shop").torn()).isEmpty();
        assertThat(repository.timeline("shop").entries()).hasSize(2);
        assertThat(root.resolve("shop/timeline.torn-" + whole.length)).hasContent("{\"number\":2,\"reco");
    }

    @Test
    void damagedLine_anywhere_isAnErrorThatNamesIt() throws IOException {
        repository.publish(Draft.of(PublishedRules.to("a"), "ann"));
        repository.append("shop", "ann", "one", new Change.Activate(1, Change.AT_ONCE));
        repository.append("shop", "ann", "two", new Change.Activate(1, Change.AT_ONCE));
        Path file = root.resolve("shop/timeline.jsonl");
        String text = Files.readString(file);

        Files.writeString(file, text.replace("\"two\"", "\"too\""));
        assertProblem(Problem.DAMAGED, () -> repository.timeline("shop"), "line 2 of the timeline is damaged");
        assertProblem(
                Problem.DAMAGED,
                () -> repository.append("shop", "ann", "three", new Change.Activate(1, Change.AT_ONCE)),
                "line 2 of the timeline is damaged");

        Files.writeString(file, text.substring(text.indexOf('\n') + 1));
        assertProblem(Problem.DAMAGED, () -> repository.timeline("shop"), "it does not follow the line before it");
    }

    @Test
    void override_whoseRulesDoNotFit_isRefused() {
        repository.publish(Draft.of(PublishedRules.to("a"), "ann"));
        repository.append("shop", "ann", "go", new Change.Activate(1, Change.AT_ONCE));

        assertThatExceptionOfType(InvalidRuleSetException.class)
                .isThrownBy(() -> repository.append("shop", "ann", "crisis", crisis("fire", "nobody")))
                .withMessageContaining("nobody");
        assertThat(repository.timeline("shop").entries()).hasSize(1);
    }

    @Test
    void override_ofSomeTickets_leavesTheOthers() {
        repository.publish(Draft.of(PublishedRules.to("a"), "ann"));
        RuleSet base = repository.release("shop", 1).ruleSet(RulePolicy.RESTRICTED);

        RuleSet some = crisis("fire", "b").ruleSet(base);
        RuleSet all = BeginOverride.of(
                        "flood",
                        FileTree.ofTexts(Map.of("all.drl", RuleSets.HEADER + RuleSets.FALLBACK)),
                        NOON,
                        NOON.plusSeconds(1))
                .ruleSet(base);

        assertThat(some.rules()).extracting(rule -> rule.id()).containsExactly("crisis", BeginOverride.NO_OVERRIDE);
        assertThat(all.rules()).extracting(rule -> rule.id()).containsExactly("fallback");
    }

    private BeginOverride crisis(String id, String team) {
        String rules = RuleSets.HEADER + RuleSets.rule("crisis", "region == \"EU\"", team);
        return BeginOverride.of(
                id, FileTree.ofTexts(Map.of("crisis.drl", rules)), Change.AT_ONCE, now.plus(Duration.ofHours(1)));
    }

    private static void assertProblem(
            Problem problem, org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String because) {
        assertThatExceptionOfType(ReleaseException.class)
                .isThrownBy(call)
                .withMessageContaining(because)
                .extracting(ReleaseException::problem)
                .isEqualTo(problem);
    }
}
