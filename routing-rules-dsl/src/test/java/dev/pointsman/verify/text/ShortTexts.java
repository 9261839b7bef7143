package dev.pointsman.verify.text;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Operand;
import dev.pointsman.rule.Regex;
import dev.pointsman.rule.Relation;
import dev.pointsman.ticket.TicketField;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Tests on the subject of a ticket, and all short texts of a few characters on which they are asked. */
final class ShortTexts {

    static final Operand SUBJECT = new Operand.Field(TicketField.SUBJECT);

    private ShortTexts() {}

    /** Returns all texts of these characters up to a length but those that count as absent. */
    static List<String> of(String characters, int longest) {
        List<String> all = new ArrayList<>();
        List<String> last = List.of("");
        for (int length = 1; length <= longest; length++) {
            List<String> longer = new ArrayList<>();
            for (String text : last) {
                characters.chars().forEach(c -> longer.add(text + (char) c));
            }
            all.addAll(longer);
            last = longer;
        }
        all.removeIf(String::isBlank);
        return all;
    }

    static Condition.Leaf contains(String part) {
        return new Condition.Contains(SUBJECT, part);
    }

    static Condition.Leaf starts(String affix) {
        return new Condition.Affix(SUBJECT, false, affix);
    }

    static Condition.Leaf ends(String affix) {
        return new Condition.Affix(SUBJECT, true, affix);
    }

    static Condition.Leaf matches(String regex) {
        return new Condition.Matches(SUBJECT, Regex.of(regex), false);
    }

    static Condition.Leaf below(String bound) {
        return new Condition.Order(SUBJECT, Relation.LESS, bound);
    }

    static Condition.Leaf length(int characters) {
        return new Condition.Length(SUBJECT, characters);
    }

    /** Returns tests for a literal in each of its places: anywhere, at the start, at the end, and as the whole. */
    static List<Condition.Leaf> literals(List<String> literals) {
        List<Condition.Leaf> tests = new ArrayList<>();
        for (String literal : literals) {
            tests.add(contains(literal));
            tests.add(starts(literal));
            tests.add(ends(literal));
            tests.add(matches(literal));
        }
        return tests;
    }

    /** Returns the numbers of the texts on which a test gives an answer. */
    static BitSet on(List<String> texts, Condition.Leaf test, int answer) {
        BitSet given = new BitSet();
        for (int i = 0; i < texts.size(); i++) {
            given.set(i, TextAnswer.ask(test, SUBJECT, texts.get(i)) == answer);
        }
        return given;
    }
}
