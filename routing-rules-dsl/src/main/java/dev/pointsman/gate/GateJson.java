package dev.pointsman.gate;

import dev.pointsman.gate.GateReport.Terms;
import dev.pointsman.report.Entry;
import dev.pointsman.report.Report;
import dev.pointsman.rule.RuleIssue.Severity;
import dev.pointsman.rule.Suppression;
import dev.pointsman.ruletest.coverage.Coverage;
import dev.pointsman.ruletest.coverage.Share;
import dev.pointsman.source.JsonObject;
import dev.pointsman.source.SourcePosition;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The gate's report as the JSON that is kept with a version. What did not run is left out; places are relative to the folder of
 * the rule set.
 */
final class GateJson {

    private static final int FINDINGS_KEPT = 500;

    private GateJson() {}

    static String text(GateReport report) {
        Terms terms = report.terms();
        JsonObject json = JsonObject.of()
                .with("tool", tool())
                .with("at", terms.at())
                .with("verdict", report.passed() ? "passed" : "refused")
                .with("summary", report.report().summary())
                .with("failOn", word(terms.failOn()))
                .with("minCoverage", (long) terms.minCoverage())
                .with("check", part(report.check()));
        if (report.ruleSet().isPresent()) {
            json = json.with("ruleSet", report.ruleSet().get().version().name())
                    .with("hash", report.ruleSet().get().version().hash())
                    .with("rules", (long) report.ruleSet().get().rules().size());
        }
        if (report.test().isPresent()) {
            Report test = report.test().get();
            json = json.with(
                    "test", part(test).with("passed", (long) test.passed().size()));
        }
        if (report.coverage().isPresent()) {
            json = json.with("coverage", coverage(report.coverage().get()));
        }
        if (report.diff().isPresent() && terms.inForce() != null) {
            JsonObject diff = part(report.diff().get())
                    .with("against", terms.inForce().version().label())
                    .with("againstHash", terms.inForce().version().hash())
                    .with("declared", terms.declared());
            json = json.with("diff", diff);
        }
        return json.toString();
    }

    /** The version from the manifest of the jar. */
    private static String tool() {
        String version = Gate.class.getPackage().getImplementationVersion();
        return "pointsman " + (version == null ? "development" : version);
    }

    /** Of what is right only the number is kept, and of findings the gravest: the version holds all they are about. */
    private static JsonObject part(Report report) {
        List<JsonObject> kept = report.entries().stream()
                .sorted(Comparator.comparing(Entry::severity))
                .limit(FINDINGS_KEPT)
                .map(GateJson::finding)
                .toList();
        return JsonObject.of()
                .with("counts", report.counts())
                .with("findings", kept)
                .with("leftOut", (long) report.entries().size() - kept.size());
    }

    private static JsonObject finding(Entry entry) {
        JsonObject json = place(JsonObject.of().with("code", entry.code()), entry.position())
                .with("severity", word(entry.severity()))
                .with("message", entry.message())
                .with("fix", entry.fix())
                .with("details", entry.details());
        if (entry.subject().isPresent()) {
            json = json.with("subject", entry.subject().get());
        }
        if (!entry.related().isEmpty()) {
            List<JsonObject> related = entry.related().stream()
                    .map(one -> place(JsonObject.of().with("message", one.message()), one.position()))
                    .toList();
            json = json.with("related", related);
        }
        if (entry.suppression().isPresent()) {
            Suppression suppression = entry.suppression().get();
            json = json.with(
                    "suppressed",
                    JsonObject.of()
                            .with("until", suppression.until().toString())
                            .with("reason", suppression.reason()));
        }
        return json;
    }

    private static JsonObject place(JsonObject json, SourcePosition position) {
        return json.with("file", position.file())
                .with("line", (long) position.line())
                .with("column", (long) position.column());
    }

    private static JsonObject coverage(Coverage coverage) {
        return JsonObject.of()
                .with("rulesWon", share(coverage.won()))
                .with("rulesMatched", share(coverage.matched()))
                .with("conditionResults", share(coverage.conditions()));
    }

    private static JsonObject share(Share share) {
        return JsonObject.of().with("reached", (long) share.reached()).with("all", (long) share.all());
    }

    private static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
