package dev.pointsman.cli.decide;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.pointsman.decision.Decision;
import dev.pointsman.decision.Explanation;
import dev.pointsman.decision.FailedCondition;
import dev.pointsman.decision.NearMiss;
import dev.pointsman.decision.RuleFailure;
import dev.pointsman.decision.RuleMatch;
import dev.pointsman.team.Contact;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decisions as JSON lines. The keys of a decision are always there, {@code reason} and {@code contact} null where there
 * is none; {@code failures} only if a rule failed. An explanation adds {@code matches}, {@code runnerUp}, {@code
 * nearMisses} and {@code failures}, always.
 */
final class JsonDecisions implements DecisionWriter {

    private final JsonGenerator json;

    JsonDecisions(Writer out) throws IOException {
        json = new JsonFactory().createGenerator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        // Nothing between objects: each ends its own line.
        json.setPrettyPrinter(new MinimalPrettyPrinter(""));
    }

    @Override
    public void write(Decision decision) throws IOException {
        json.writeStartObject();
        writeMembers(decision);
        if (!decision.failures().isEmpty()) {
            writeFailures(decision.failures());
        }
        endLine();
    }

    @Override
    public void write(Explanation explanation) throws IOException {
        json.writeStartObject();
        writeExplained(explanation);
        endLine();
    }

    /** Writes an explanation that has one more member. */
    void write(Explanation explanation, String key, Member member) throws IOException {
        json.writeStartObject();
        writeExplained(explanation);
        json.writeFieldName(key);
        member.write(json);
        endLine();
    }

    /** Writes one JSON value. */
    @FunctionalInterface
    interface Member {
        void write(JsonGenerator json) throws IOException;
    }

    private void writeExplained(Explanation explanation) throws IOException {
        writeMembers(explanation.decision());
        json.writeStringField("why", explanation.why());
        json.writeArrayFieldStart("matches");
        for (RuleMatch match : explanation.matches()) {
            writeMatch(match);
        }
        json.writeEndArray();
        json.writeFieldName("runnerUp");
        @Nullable RuleMatch runnerUp = explanation.runnerUp().orElse(null);
        if (runnerUp == null) {
            json.writeNull();
        } else {
            writeMatch(runnerUp);
        }
        json.writeArrayFieldStart("nearMisses");
        for (NearMiss miss : explanation.nearMisses()) {
            writeNearMiss(miss);
        }
        json.writeEndArray();
        writeFailures(explanation.failures());
    }

    @Override
    public void flush() throws IOException {
        json.flush();
    }

    private void endLine() throws IOException {
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void writeMembers(Decision decision) throws IOException {
        json.writeStringField("ticket", decision.ticket());
        json.writeStringField("outcome", decision.outcome().name());
        json.writeStringField("team", decision.team().id());
        json.writeStringField("teamName", decision.team().name());
        writeText("contact", decision.contact().map(Contact::toString).orElse(null));
        json.writeStringField("rule", decision.rule());
        writeText("reason", decision.reason().orElse(null));
        json.writeStringField("ruleset", decision.version().name());
        json.writeStringField("version", decision.version().label());
        json.writeStringField("hash", decision.version().hash());
        json.writeStringField("directory", decision.directory());
        json.writeStringField("at", decision.at().toString());
    }

    private void writeMatch(RuleMatch match) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", match.rule().id());
        json.writeStringField("team", match.team());
        writeText("reason", match.givenReason());
        json.writeNumberField("salience", match.rule().salience());
        json.writeStringField("position", match.rule().position().toString());
        json.writeEndObject();
    }

    private void writeNearMiss(NearMiss miss) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", miss.rule().id());
        writeText("team", miss.rule().team().orElse(null));
        json.writeStringField("position", miss.rule().position().toString());
        json.writeArrayFieldStart("failing");
        for (FailedCondition failed : miss.failing()) {
            json.writeStartObject();
            json.writeStringField("condition", failed.condition());
            json.writeStringField("value", failed.value());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeFailures(List<RuleFailure> failures) throws IOException {
        json.writeArrayFieldStart("failures");
        for (RuleFailure failure : failures) {
            json.writeStartObject();
            json.writeStringField("rule", failure.rule());
            json.writeStringField("position", failure.position().toString());
            json.writeStringField("message", failure.message());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeText(String key, @Nullable String text) throws IOException {
        writeText(json, key, text);
    }

    /** Writes a text or null. */
    static void writeText(JsonGenerator json, String key, @Nullable String text) throws IOException {
        json.writeFieldName(key);
        if (text == null) {
            json.writeNull();
        } else {
            json.writeString(text);
        }
    }
}
