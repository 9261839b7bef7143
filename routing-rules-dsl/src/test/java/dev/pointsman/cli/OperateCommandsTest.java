package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.source.FileTree;
import dev.pointsman.source.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands for those who say what runs when, on the rule set {@code small} with the versions v1 (active) and v2. */
class OperateCommandsTest {

    private static final Instant START = Instant.parse("2026-11-27T09:00:00Z");

    @TempDir
    private static Path published;

    @TempDir
    private Path parent;

    private Instant now = START.plusSeconds(60);

    @BeforeAll
    static void publish() throws IOException {
        Path folder = SmallRuleSet.in(published);
        // Its session rule would only cost time here.
        Files.delete(folder.resolve("rules/outages.drl"));
        Path rules = folder.resolve("rules/refunds.drl");
        String repository = published.resolve("releases").toString();
        runAtStart("publish", folder.toString(), "--author", "ann", "--repository", repository);
        Files.writeString(rules, Files.readString(rules).replace("\"EU\", \"UK\"", "\"EU\""));
        runAtStart("publish", folder.toString(), "--author", "ann", "--repository", repository);
        runAtStart("activate", "small", "v1", "--author", "ann", "--reason", "because", "--repository", repository);
    }

    private static void runAtStart(String... arguments) {
        Session session = Session.runAt(START, arguments);
        assertThat(session.exitCode()).as(session.err()).isZero();
    }

    @BeforeEach
    void copyTheRepository() throws IOException {
        FileTree.read(published.resolve("releases")).writeTo(parent.resolve("releases"));
    }

    private Session run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--repository", parent.resolve("releases").toString()));
        return Session.runAt(now, all.toArray(new String[0]));
    }

    private Session change(String command, String... more) {
        List<String> all = new ArrayList<>(List.of(command.split(" ")));
        all.addAll(List.of("--author", "ann", "--reason", "because"));
        all.addAll(List.of(more));
        return run(all.toArray(new String[0]));
    }

    /** Runs a command that must work, and returns what it printed; a minute passes. */
    private String appended(String command, String... more) {
        Session session = change(command, more);
        assertThat(session.err()).as(command).isEmpty();
        assertThat(session.exitCode()).as(command).isZero();
        now = now.plusSeconds(60);
        return session.out();
    }

    private String timeline() {
        return run("timeline", "small").out();
    }

    private Path override(String text) throws IOException {
        return SmallRuleSet.write(parent.resolve("crisis.route"), text);
    }

    private Path refundsAreDown() throws IOException {
        return override("""
                rule refunds-are-down
                  when category is refund
                  route to reliability because "Refunds are down"
                """);
    }

    @Test
    void activate_atOnce_takesTheVersionIntoForce() {
        assertThat(appended("activate small v2")).isEqualTo("entry 2 of small: activate v2, by ann\n");
        assertThat(timeline())
                .contains("active    v2\n            since 2026-11-27T09:01:00Z, entry 2 by ann: because");
        assertThat(run("timeline", "small", "--at", "2026-11-27T09:00:59Z").out())
                .contains("active    v1");
        assertThat(run("timeline", "small", "--at", "2026-11-27T08:00:00Z").out())
                .contains("nothing is active");
    }

    @Test
    void activate_inTheFuture_isScheduledUntilItIsCancelled() {
        appended("activate small v2 --from 2026-12-01T00:00:00+01:00");
        assertThat(timeline())
                .contains("later\n  2026-11-30T23:00:00Z  activate v2 from 2026-11-30T23:00:00Z  entry 2");
        assertThat(run("versions", "small").out()).contains("from 2026-11-30T23:00:00Z");
        appended("cancel small 2");
        assertThat(timeline()).doesNotContain("later").contains("(cancelled)");
        assertThat(run("timeline", "small", "--at", "2026-12-02T00:00:00Z").out())
                .contains("active    v1");
    }

    @Test
    void rollback_goesToTheVersionBefore() {
        assertThat(change("rollback small").err()).contains("v1 is the only version of small that was ever active");
        appended("activate small v2");
        assertThat(appended("rollback small")).isEqualTo("entry 3 of small: roll back to v1, by ann\n");
        assertThat(timeline()).contains("active    v1");
        assertThat(appended("rollback small --to v2")).contains("roll back to v2");
    }

    @Test
    void shadow_runsAndEnds() {
        appended("shadow small v2 --for 1h30m");
        assertThat(timeline())
                .contains("shadow    v2\n            since 2026-11-27T09:01:00Z until 2026-11-27T10:31:00Z");
        appended("activate small v2");
        assertThat(timeline()).contains("shadow    v2, which pauses while it is active\n");
        appended("shadow small --end");
        assertThat(timeline()).doesNotContain("shadow    v2");
    }

    @Test
    void canary_runsWithItsShareAndStopRule() {
        appended("canary small v2 --share 5%");
        assertThat(timeline()).contains("canary    v2 with 5 %, given up at 10 % rejected");
        JsonObject state =
                JsonObject.parse(run("timeline", "small", "--format", "jsonl").out());
        JsonObject canary = state.objects("running").get(1);
        assertThat(canary.text("kind")).isEqualTo("canary");
        assertThat(canary.fraction("share")).isEqualTo(0.05);
        assertThat(canary.text("salt")).isEqualTo("small v2");
        appended("canary small --end");
        assertThat(timeline()).doesNotContain("canary    v2 with 5 %, given up");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "activate small v2 --from 2026-11-27T08:00:00Z | the past cannot be edited",
                "activate small v7 | there is no version v7 of small",
                "activate nobody v1 | no rule set \"nobody\" was published",
                "rollback small --to v2 | v2 has never been active",
                "cancel small 1 | only what is still to come can be cancelled",
                "cancel small 9 | there is no entry 9",
                "cancel small -3 | entries are numbered from 1, found -3",
                "shadow small v1 | v1 is active itself",
                "shadow small | the version is missing",
                "shadow small --end | no shadow runs",
                "shadow small v2 --end | --end stands alone",
                "shadow small v2 --for 2h --until 2026-11-27T12:00:00Z | --until and --for are two ends",
                "shadow small v2 --for soon | expected a time such as 45m, 2h, 1h30m or 3d, found \"soon\"",
                "shadow small v2 --until 2026-11-27T08:00:00Z | 2026-11-27T08:00:00Z",
                "canary small v2 | --share is missing",
                "canary small v2 --share 5 | Maybe you meant 5%.",
                "canary small v2 --share 100% | expected a share above 0 and below 100%",
                "canary small v2 --share 5% --acceptable 20% | 0 < acceptable < unacceptable < 1",
                "canary small --end | no canary runs",
                "override small | expected one of --rules, --renew",
                "override small --end crisis | there is no override \"crisis\"",
                "override small --renew crisis --for 2h | there is no override \"crisis\"",
                "override small --renew crisis | the override needs an end",
            })
    void change_thatDoesNotFit_isRefusedWithTheFix(String command, String message) {
        Session session = change(command);

        assertThat(session.exitCode()).as(session.err()).isEqualTo(2);
        assertThat(session.err()).startsWith("error: ").contains(message).doesNotContain("unexpectedly");
        assertThat(timeline()).contains("entries\n  1  2026-11-27T09:00:00Z  ann  activate v1  because\n");
    }

    @Test
    void change_withoutReasonOrAuthor_asksForIt() {
        assertThat(run("activate", "small", "v2").err()).contains("--reason is missing\n  Say why");
        assertThat(run("activate", "small", "v2", "--reason", "  ").err()).contains("--reason must not be empty");
        assertThat(run("activate", "small", "v2", "--reason", "x", "--author", "")
                        .err())
                .contains("--author must not be empty");
    }

    @Test
    void override_always_saysWhatItTakes_butDoesNotWaitForItToBegin() throws IOException {
        String rules = refundsAreDown().toString();
        String tried = appended("override small --for 2h --dry-run", "--rules", rules);
        assertThat(tried)
                .contains(
                        "before small v1:",
                        "payments-emea -> reliability, by refunds-are-down in the place of eu-refunds")
                .contains("where category refund", "nothing was changed");
        assertThat(timeline()).doesNotContain("override");

        String begun = appended("override small --for 2h", "--rules", rules);
        assertThat(begun)
                .containsSubsequence(
                        "entry 2 of small: override crisis until 2026-11-27T11:02:00Z, by ann",
                        "before small v1:",
                        "payments-emea -> reliability, by refunds-are-down in the place of eu-refunds");
        assertThat(timeline()).contains("override  crisis (crisis.route), 1 h 59 min left");
    }

    @Test
    void override_thatIsRenewed_getsAnotherEnd_andItsIdIsNotUsedAgain() throws IOException {
        String rules = refundsAreDown().toString();
        appended("override small --for 2h", "--rules", rules);
        appended("override small --renew crisis --for 24h");
        assertThat(timeline()).contains("23 h 59 min left");
        appended("override small --end crisis");
        assertThat(timeline()).doesNotContain("left");
        assertThat(appended("override small --for 1h", "--rules", rules)).contains("override crisis-2 until");
    }

    @Test
    void override_forLongerThanADay_isRefused() throws IOException {
        Session session =
                change("override small --for 25h", "--rules", refundsAreDown().toString());

        assertThat(session.exitCode()).isEqualTo(2);
        assertThat(session.err()).contains("an override runs at most 24 hours", "publish a version if this is to stay");
    }

    @Test
    void override_thatNamesAnUnknownTeam_isRefusedWithItsPlace() throws IOException {
        Path rules = override("rule x\n  when category is refund\n  route to nobody\n");
        Session session = change("override small --for 1h", "--rules", rules.toString());

        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.err()).contains("crisis.route:3:", "[unknown-team]");
        assertThat(timeline()).doesNotContain("override");
    }

    @Test
    void override_withRulesThatTie_isRefusedAsCheckRefusesThem() throws IOException {
        Path rules = override("""
                rule one
                  when region is EU
                  route to reliability

                rule two
                  when priority is 1
                  route to high-value
                """);
        Session session = change("override small --for 1h", "--rules", rules.toString());

        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.out()).contains("crisis.route:", "error [conflict]");
        assertThat(session.err()).contains("nothing was changed");
        assertThat(timeline()).doesNotContain("override");
    }

    @Test
    void override_ofEverything_saysSo() throws IOException {
        Path rules = override("default rule all-hands\n  route to reliability\n");
        assertThat(appended("override small --for 1h --dry-run", "--rules", rules.toString()))
                .contains("all-hands takes every other ticket, for reliability");
    }

    @Test
    void override_withoutAnyEffect_saysSo() throws IOException {
        Path rules = override("rule same\n  when category is nothing\n  route to triage\n");
        assertThat(appended("override small --for 1h --dry-run", "--rules", rules.toString()))
                .contains("no ticket goes to another team than without it");
    }

    @Test
    void override_fromAFileThatIsNotThere_isRefused() {
        Session session = change(
                "override small --for 1h",
                "--rules",
                parent.resolve("none.route").toString());
        assertThat(session.exitCode()).isEqualTo(2);
        assertThat(session.err()).contains("there is no file " + parent.resolve("none.route"));
    }

    @Test
    void timeline_withATornLine_tellsOfIt() throws IOException {
        Path file = parent.resolve("releases/small/timeline.jsonl");
        Files.writeString(file, "{\"number\":2,", StandardOpenOption.APPEND);
        Session session = run("timeline", "small");

        assertThat(session.out()).contains("active    v1");
        assertThat(session.err()).contains("warning: behind entry 1 stand 12 bytes of a line that was never finished");
        assertThat(run("verify", "small").exitCode()).isEqualTo(1);
        appended("activate small v2");
        assertThat(run("timeline", "small").err()).isEmpty();
    }

    @Test
    void timeline_withADamagedLine_isRefusedWithItsNumber() throws IOException {
        Path file = parent.resolve("releases/small/timeline.jsonl");
        Files.writeString(file, Files.readString(file).replace("\"ann\"", "\"bob\""));
        Session session = change("activate small v2");

        assertThat(session.exitCode()).isEqualTo(2);
        assertThat(session.err()).contains("line 1 of the timeline is damaged", "Bring the file back from a copy");
        assertThat(run("versions", "small").out()).contains("v2");
    }

    @Test
    void timeline_withManyEntries_showsTheLast() {
        for (int i = 0; i < 12; i++) {
            appended("activate small v2");
            appended("activate small v1");
        }
        assertThat(timeline()).contains("entries\n  5 earlier ones, see --all\n  6   2026");
        assertThat(run("timeline", "small", "--all").out())
                .doesNotContain("earlier ones")
                .contains("  1   2026");
    }

    /** Returns the team, the outcome and the version that decide a refund of the United Kingdom at an instant. */
    private String decided(String at) {
        String text = run("explain", "small", "--ticket", "category=refund", "region=UK", "--at", at)
                .out();
        return Stream.of("-> (\\S+)", "\\), (\\w+)\n", "version   (small v\\d)")
                .map(part -> Pattern.compile(part).matcher(text))
                .map(found -> found.find() ? found.group(1) : "nothing")
                .collect(Collectors.joining(" "));
    }

    @Test
    void question_aboutAnotherInstant_isAnsweredAsTheTimelineSays() throws IOException {
        appended("activate small v2");
        appended("override small --for 10m", "--rules", refundsAreDown().toString());
        appended("rollback small");

        assertThat(decided("2026-11-27T09:00:00Z")).isEqualTo("payments-emea ROUTED small v1");
        assertThat(decided("2026-11-27T09:01:30Z")).isEqualTo("triage FALLBACK small v2");
        assertThat(decided("2026-11-27T09:02:00Z")).startsWith("reliability OVERRIDDEN");
        assertThat(decided("2026-11-27T09:11:59Z")).startsWith("reliability OVERRIDDEN");
        assertThat(decided("2026-11-27T09:12:00Z")).isEqualTo("payments-emea ROUTED small v1");
        assertThat(run("explain", "small", "--ticket", "category=refund", "--at", "2026-11-01T00:00:00Z")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void decisionsOfAnOverride_areListedFromTheLogThatRouteWrites() throws IOException {
        Path tickets = SmallRuleSet.write(parent.resolve("t.csv"), """
                id,category,region
                T-2,refund,UK
                T-1,refund,EU
                T-3,snow,EU
                """);
        String log = parent.resolve("log").toString();
        appended("override small --for 10m", "--rules", refundsAreDown().toString());
        Session routed = run("route", "small", "--tickets", tickets.toString(), "--log", log);
        assertThat(routed.exitCode()).as(routed.err()).isZero();

        assertThat(run("override", "small", "--tickets", "crisis", "--log", log).out())
                .isEqualTo("""
                T-1  2026-11-27T09:02:00Z  reliability  refunds-are-down
                T-2  2026-11-27T09:02:00Z  reliability  refunds-are-down
                override crisis of small made 2 decisions in this log
                """);
        assertThat(run("override", "small", "--tickets", "crisis").err()).contains("--log is missing");
        assertThat(run("override", "small", "--tickets", "crisis", "--log", log + "x")
                        .exitCode())
                .isEqualTo(2);
        assertThat(run("replay", log).out()).contains("3 decided the same again, 0 differently");
    }
}
