package dev.pointsman.cli.decide;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.pointsman.Router;
import dev.pointsman.decision.Explanation;
import dev.pointsman.explain.ConditionCheck;
import dev.pointsman.explain.Obstacle;
import dev.pointsman.explain.Question;
import dev.pointsman.explain.TicketChange;
import dev.pointsman.explain.WhyNot;
import dev.pointsman.explain.WinningChange;
import dev.pointsman.rule.Rule;
import dev.pointsman.verify.question.SmallestChange;
import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a rule did not win, and what would let it, as text and as JSON.
 *
 * @param change null if the rule won, or if no change was found
 */
record WhyNotAnswer(WhyNot whyNot, @Nullable WinningChange change) {

    static WhyNotAnswer of(Router router, Question question, Explanation explanation, Rule rule) {
        WhyNot whyNot = WhyNot.of(question, explanation, rule);
        if (whyNot.won()) {
            return new WhyNotAnswer(whyNot, null);
        }
        SmallestChange verifier = SmallestChange.of(router.ruleSet());
        return new WhyNotAnswer(
                whyNot,
                WinningChange.find(router, question, rule, verifier::towards).orElse(null));
    }

    String text() {
        StringBuilder text = new StringBuilder(whyNot.toString());
        for (ConditionCheck check : whyNot.conditions()) {
            if (check.holds()) {
                text.append("\n  ")
                        .append(check.condition())
                        .append("  holds: ")
                        .append(check.value());
            }
        }
        if (!whyNot.won()) {
            text.append("\n  ").append(changeText());
        }
        return text.toString();
    }

    private String changeText() {
        if (change == null) {
            return "no change of the ticket was found that lets it win";
        }
        return "it would win with " + change + (change.smallest() ? " (no smaller change would do)" : "");
    }

    void write(JsonGenerator json) throws IOException {
        Rule rule = whyNot.rule();
        json.writeStartObject();
        json.writeStringField("rule", rule.id());
        JsonDecisions.writeText(json, "team", rule.team().orElse(null));
        json.writeStringField("position", rule.position().toString());
        json.writeBooleanField("won", whyNot.won());
        json.writeArrayFieldStart("conditions");
        for (ConditionCheck check : whyNot.conditions()) {
            json.writeStartObject();
            json.writeStringField("condition", check.condition());
            json.writeStringField("value", check.value());
            json.writeBooleanField("holds", check.holds());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("obstacles");
        for (Obstacle obstacle : whyNot.obstacles()) {
            json.writeStartObject();
            json.writeStringField("kind", kind(obstacle));
            json.writeStringField("text", obstacle.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeFieldName("change");
        if (change == null) {
            json.writeNull();
        } else {
            write(change, json);
        }
        json.writeEndObject();
    }

    /** Returns for instance {@code not-yet-in-force}. */
    private static String kind(Obstacle obstacle) {
        return obstacle.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    private static void write(WinningChange change, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("at", change.question().at().toString());
        json.writeArrayFieldStart("ticket");
        for (TicketChange one : change.changes()) {
            json.writeStartObject();
            json.writeStringField("field", one.operand().text());
            write("before", one.before(), json);
            write("after", one.after(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeBooleanField("smallest", change.smallest());
        json.writeEndObject();
    }

    private static void write(String key, @Nullable Object value, JsonGenerator json) throws IOException {
        json.writeFieldName(key);
        if (value instanceof Collection<?> tags) {
            json.writeStartArray();
            for (Object tag : tags) {
                json.writeString(String.valueOf(tag));
            }
            json.writeEndArray();
        } else if (value == null) {
            json.writeNull();
        } else if (value instanceof Boolean bool) {
            json.writeBoolean(bool);
        } else if (value instanceof Integer whole) {
            json.writeNumber(whole);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else {
            json.writeString(value.toString());
        }
    }
}
