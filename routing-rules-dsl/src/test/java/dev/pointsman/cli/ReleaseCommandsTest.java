package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.release.DirectoryRepository;
import dev.pointsman.release.Release;
import dev.pointsman.source.JsonObject;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands for those who publish, on the rule set {@code small}. */
class ReleaseCommandsTest {

    private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");

    @TempDir
    private Path parent;

    private Path folder = Path.of("");

    @BeforeEach
    void write() throws IOException {
        folder = SmallRuleSet.in(parent);
        // Its session rule would only cost time here.
        Files.delete(folder.resolve("rules/outages.drl"));
        SmallRuleSet.write(folder.resolve("tests/small.yaml"), """
                at: 2026-11-22T03:00:00Z
                cases:
                  - { name: a refund, ticket: { category: refund, region: EU }, expect: payments-emea }
                """);
    }

    private Session run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!arguments[0].equals("keygen")) {
            all.addAll(List.of("--repository", parent.resolve("releases").toString()));
        }
        return Session.runAt(NOW, all.toArray(new String[0]));
    }

    private Session publish(String... more) {
        List<String> all = new ArrayList<>(List.of("publish", folder.toString(), "--author", "ann"));
        all.addAll(List.of(more));
        return run(all.toArray(new String[0]));
    }

    private void edit(String file, String what, String by) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(what);
        Files.writeString(path, text.replace(what, by));
    }

    private Release release(long sequence) {
        return DirectoryRepository.in(parent.resolve("releases")).release("small", sequence);
    }

    @Test
    void publish_ofAGoodFolder_keepsItsFilesAndTheReportOfTheGate() throws IOException {
        Session session = publish("--note", "first");

        assertThat(session.err()).isEmpty();
        assertThat(session.exitCode()).isZero();
        assertThat(session.out()).contains("1 case passed").endsWith("published small v1 by ann\n");
        Release release = release(1);
        assertThat(release.note()).isEqualTo("first");
        assertThat(release.files().names()).contains("rules/refunds.drl", "tests/small.yaml", "teams.yaml");
        assertThat(JsonObject.parse(release.report()).text("verdict")).isEqualTo("passed");
    }

    @Test
    void publish_whatFailsATest_publishesNothing() throws IOException {
        edit("tests/small.yaml", "expect: payments-emea", "expect: triage");
        Session session = publish();

        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.out()).contains("[failed-test] a refund: expected team triage, found payments-emea");
        assertThat(session.err()).isEqualTo("error: the gate refuses it; nothing was published\n");
        assertThat(parent.resolve("releases")).doesNotExist();
    }

    @Test
    void publish_whatCannotBeRead_printsItsIssuesInEveryFormat() throws IOException {
        edit("rules/refunds.drl", "category ==", "category = =");

        assertThat(publish().exitCode()).isEqualTo(1);
        assertThat(publish().out()).contains("rules/refunds.drl:8:22: error [syntax]");
        assertThat(publish("--format", "sarif").out()).contains("\"ruleId\" : \"syntax\"");
        assertThat(publish("--format", "json").out()).contains("\"command\" : \"publish\"");
        assertThat(parent.resolve("releases")).doesNotExist();
    }

    @Test
    void publish_withAReportForPrograms_saysTheVersionInItAndOnTheOtherStream() {
        Session session = publish("--format", "json");

        assertThat(session.out()).startsWith("{").contains("\"errors\" : 0").endsWith("}\n");
        assertThat(session.out().lines().map(String::strip))
                .containsSubsequence(
                        "\"published\" : {",
                        "\"name\" : \"small\",",
                        "\"version\" : 1,",
                        "\"hash\" : \"" + release(1).version().hash() + "\",",
                        "\"new\" : true",
                        "},");
        assertThat(session.err()).isEqualTo("published small v1 by ann\n");
        assertThat(publish("--format", "json").out()).contains("\"version\" : 1", "\"new\" : false");
    }

    @Test
    void publish_nothing_hasNoVersionInTheReportForPrograms() throws IOException {
        assertThat(publish("--format", "json", "--dry-run").out()).doesNotContain("\"published\"");
        edit("tests/small.yaml", "expect: payments-emea", "expect: triage");
        assertThat(publish("--format", "json").out()).contains("failed-test").doesNotContain("\"published\"");
    }

    @Test
    void publish_ofTheSameFiles_namesTheVersionThatHasThem() {
        publish();
        Session again = publish();

        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).endsWith("small v1 has just these files; no new version was published\n");
    }

    @Test
    void publish_asATrial_changesNothing() {
        Session session = publish("--dry-run");

        assertThat(session.exitCode()).isZero();
        assertThat(session.out()).contains("nothing was published");
        assertThat(parent.resolve("releases")).doesNotExist();
    }

    @Test
    void publish_belowTheLeastCoverage_saysWhatIsUntested() {
        Session session = publish("--min-coverage", "90");

        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.out()).contains("[low-coverage]", "[untested] rule \"high-value\"");
        assertThat(publish("--min-coverage", "101").err()).contains("--min-coverage must be 0 to 100, found 101");
    }

    @Test
    void publish_failingOnWarnings_refusesThem() throws IOException {
        Files.delete(folder.resolve("tests/small.yaml"));

        assertThat(publish("--fail-on", "warning").exitCode()).isEqualTo(1);
        assertThat(publish().out()).contains("tests: warning [no-tests] the rule set has no tests");
    }

    @Test
    void publish_withADeclaration_needsAnActiveVersion() throws IOException {
        Path expected = SmallRuleSet.write(parent.resolve("expected.yaml"), "moves: []\n");
        Session session = publish("--expect", expected.toString());

        assertThat(session.exitCode()).isEqualTo(2);
        assertThat(session.err()).contains("--expect declares moves against the active version, but there is none");
    }

    @Test
    void publish_withASurprise_listsItFirstAndPublishesNothing() throws IOException {
        publish();
        run("activate", "small", "v1", "--author", "ann", "--reason", "go");
        edit("rules/refunds.drl", "\"EU\", \"UK\"", "\"EU\"");
        Path expected = SmallRuleSet.write(parent.resolve("expected.yaml"), "moves: []\n");
        Session surprised = publish("--expect", expected.toString());

        assertThat(surprised.exitCode()).isEqualTo(1);
        assertThat(surprised.out()).contains("error [surprise] payments-emea -> triage");
        SmallRuleSet.write(expected, """
                moves:
                  - { from: payments-emea, to: triage, where: category is refund and region is UK, because: left }
                """);
        Session meant = publish("--expect", expected.toString());
        assertThat(meant.exitCode()).isZero();
        assertThat(JsonObject.parse(release(2).report()).object("diff").text("against"))
                .isEqualTo("v1");
    }

    @Test
    void publish_withABrokenDeclaration_saysWhereItIs() throws IOException {
        publish();
        run("activate", "small", "v1", "--author", "ann", "--reason", "go");
        Path expected = SmallRuleSet.write(parent.resolve("expected.yaml"), "moves:\n  - { from: nobody }\n");
        Session session = publish("--expect", expected.toString());

        assertThat(session.exitCode()).isEqualTo(2);
        assertThat(session.err()).contains("expected.yaml:2:5", "there is no team \"nobody\"", "cannot be used");
    }

    @Test
    void publish_whereTheActiveVersionIsDamaged_goesOnWithoutAComparison() throws IOException {
        publish();
        run("activate", "small", "v1", "--author", "ann", "--reason", "go");
        Path jar = parent.resolve("releases/small/versions/v1.jar");
        byte[] bytes = Files.readAllBytes(jar);
        bytes[bytes.length / 2] ^= 1;
        Files.write(jar, bytes);
        edit("rules/refunds.drl", "\"EU\", \"UK\"", "\"EU\"");
        Session session = publish();

        assertThat(session.exitCode()).isZero();
        assertThat(session.err()).contains("warning: there is no comparison with the active version");
        assertThat(session.out()).endsWith("published small v2 by ann\n");
        assertThat(run("verify", "small").exitCode()).isEqualTo(1);
        assertThat(run("versions", "small").err()).contains("warning: ", "v1.jar");
    }

    @Test
    void versions_always_standLatestFirstWithWhatTheyDo() throws IOException {
        publish("--note", "first");
        run("activate", "small", "v1", "--author", "ann", "--reason", "go");
        edit("rules/refunds.drl", "\"EU\", \"UK\"", "\"EU\"");
        publish("--note", "second");
        run("shadow", "small", "latest", "--author", "ann", "--reason", "look");

        assertThat(run("versions", "small").out()).isEqualTo("""
                v2  2026-11-27T09:00:00Z  ann  shadow  second
                v1  2026-11-27T09:00:00Z  ann  active  first
                """);
        assertThat(run("versions").out()).isEqualTo("small\n");
        List<JsonObject> lines = run("versions", "small", "--format", "jsonl")
                .out()
                .lines()
                .map(JsonObject::parse)
                .toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).number("parent")).isEqualTo(1);
        assertThat(lines.get(0).text("state")).isEqualTo("shadow");
    }

    @Test
    void show_always_tellsWhoWhatAndTheGatesVerdict() {
        publish("--note", "first");

        assertThat(run("show", "small", "v1").out())
                .contains(
                        "small v1\n",
                        "author     ann",
                        "note       first",
                        "signed by  nobody",
                        "gate       passed: small ")
                .contains("rules/refunds.drl");
        assertThat(JsonObject.parse(run("show", "small", "1", "--report").out()).has("check"))
                .isTrue();
        assertThat(run("show", "small", "latest", "--file", "ruleset.yaml").out())
                .isEqualTo("name: small\n");
        assertThat(run("show", "small", "latest", "--file", "rules/x.drl").err())
                .contains("small v1 has no file \"rules/x.drl\"");
    }

    @Test
    void checkout_always_givesTheFilesBackAsTheyWere() throws IOException {
        publish();
        Path out = parent.resolve("back");

        assertThat(run("checkout", "small", "v1", "--out", out.toString()).exitCode())
                .isZero();
        assertThat(out.resolve("rules/refunds.drl")).hasSameBinaryContentAs(folder.resolve("rules/refunds.drl"));
        assertThat(run("checkout", "small", "v1", "--out", out.toString()).err())
                .contains("is not empty, name a new folder");
    }

    @Test
    void version_thatIsNotThere_isNamedWithTheLatest() {
        assertThat(run("versions", "small").err()).contains("there is no repository in " + parent.resolve("releases"));
        publish();

        assertThat(run("show", "small", "v7").err()).contains("there is no version v7 of small", "The only one is v1.");
        assertThat(run("show", "small", "active").err()).contains("no version of small is active");
        assertThat(run("show", "small", "new").err())
                .contains("expected a version such as v3, latest or active, found \"new\"");
        assertThat(run("show", "smal", "v1").err()).contains("no rule set \"smal\" was published", "Known: small.");
        assertThat(run("show", "small", "v7").exitCode()).isEqualTo(2);
    }

    @Test
    void repository_thatNobodyNamed_isAskedFor() {
        Session session = Session.runAt(NOW, "versions", "small");

        assertThat(session.exitCode()).isEqualTo(2);
        assertThat(session.err()).contains("no repository is given", "POINTSMAN_REPOSITORY");
    }

    @Test
    void publishedVersion_standsWhereAFolderCan() throws IOException {
        publish();
        run("activate", "small", "v1", "--author", "ann", "--reason", "go");
        edit("rules/refunds.drl", "\"EU\", \"UK\"", "\"EU\"");
        publish();

        assertThat(run("check", "small@v1").out()).contains("small v1 (4 rules");
        assertThat(run("test", "small@latest").out()).startsWith("small v2 (1 of 1 case passed)");
        assertThat(run("diff", "small@active", "small@v2").out())
                .contains("note [moved] payments-emea -> triage", "small v1 -> small v2 (1 move");
        assertThat(run("diff", folder.toString(), "small@v2").out()).contains("(0 moves between teams)");
        assertThat(run("explain", "small@v1", "--ticket", "category=refund", "region=UK")
                        .out())
                .contains("-> payments-emea", "version   small v1");
        assertThat(run("check", "small@v9").exitCode()).isEqualTo(2);
        assertThat(run("check", "small").out()).contains("small v1 (4 rules");
        assertThat(run("diff", "small", "small@v2").err()).contains("there is no folder small", "small@active");
    }

    @Test
    void signature_byATrustedKey_isWhatVerifyAsksFor() {
        publish();
        String key = parent.resolve("approval").toString();
        assertThat(run("keygen", "--out", key).exitCode()).isZero();
        assertThat(run("keygen", "--out", key).err()).contains("approval.key is there already");
        Session unsigned = run("verify", "small", "v1", "--trusted-key", key + ".pub");
        assertThat(unsigned.exitCode()).isEqualTo(1);
        assertThat(unsigned.out()).contains("small v1 has no valid signature by a required key");

        assertThat(run("sign", "small", "v1", "--key", key + ".key").exitCode()).isZero();

        Session signed = run("verify", "small", "--trusted-key", key + ".pub");
        assertThat(signed.out()).startsWith("small: 1 version and 0 entries of the timeline are whole and signed");
        assertThat(signed.exitCode()).isZero();
        assertThat(run("sign", "small", "v1", "--key", key + ".pub").err()).contains("holds no private key");
        assertThat(run("verify", "small", "--trusted-key", key + ".txt").exitCode())
                .isEqualTo(2);
    }

    @Test
    void publish_withAKey_signsAtOnce() {
        String key = parent.resolve("approval").toString();
        run("keygen", "--out", key);

        assertThat(publish("--key", key + ".key").out()).contains("published small v1 by ann, signed by ");
        assertThat(run("verify", "small", "v1", "--trusted-key", key + ".pub").exitCode())
                .isZero();
    }

    @Test
    void bundle_ofAVersion_isReadLikeARepository_andItsRulesAreDrl() throws IOException {
        SmallRuleSet.write(folder.resolve("rules/more.route"), """
                rule parcels
                  when category is parcel
                  route to triage
                """);
        publish();
        Path jar = parent.resolve("small-1.jar");

        assertThat(run("bundle", "small", "v1", "--out", jar.toString(), "--group", "com.example")
                        .out())
                .isEqualTo("small v1 is in " + jar + ", as com.example:small:1\n");
        try (FileSystem files = FileSystems.newFileSystem(jar)) {
            try (Stream<Path> all = Files.walk(files.getPath("/"))) {
                assertThat(all.map(Path::toString))
                        .anyMatch(name -> name.endsWith("more.drl"))
                        .noneMatch(name -> name.endsWith(".route"))
                        .contains("/META-INF/kmodule.xml");
            }
        }
        Session read = Session.runAt(
                NOW, "explain", "small@active", "--ticket", "category=parcel", "--repository", jar.toString());
        assertThat(read.out()).contains("-> triage", "rule      parcels", "version   small v1");
        assertThat(run("bundle", "small", "v1", "--out", "small.zip").err()).contains("--out must end with .jar");
        Session changed =
                Session.runAt(NOW, "activate", "small", "v1", "--reason", "x", "--repository", jar.toString());
        assertThat(changed.exitCode()).isEqualTo(2);
        assertThat(changed.err()).contains("is a bundle, which holds one version and never changes");
    }
}
