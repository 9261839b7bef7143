package dev.pointsman.drools.plain;

import dev.pointsman.drools.policy.AllowedNames;
import dev.pointsman.drools.policy.TextPolicy;
import dev.pointsman.drools.text.Comparison;
import dev.pointsman.drools.text.ComparisonParser;
import dev.pointsman.drools.text.Cursor;
import dev.pointsman.drools.text.Literal;
import dev.pointsman.drools.text.RuleHead;
import dev.pointsman.drools.text.RuleText;
import dev.pointsman.rule.Routing;
import dev.pointsman.rule.RulePolicy;
import dev.pointsman.source.LineMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recognises a file of plain rules, from its first character on as far as it can be read in one way only. Drools' own
 * parser takes a tenth of a millisecond for a rule, and seconds until it has warmed up; this takes microseconds.
 *
 * <p>It is no second opinion on what DRL is: the first sign, word or order that is not in this grammar ends it, whether
 * it is right or wrong, and Drools' parser reads from the rule on in which it stands. Whatever is read here also keeps to
 * the restricted policy, in each word.
 *
 * <pre>{@code
 * file        = [ "package" name [ ";" ] ] { "import" name [ ".*" ] [ ";" ]
 *             | "global dev.pointsman.rule.Routing routing" [ ";" ] } { rule }
 * rule        = "rule" string { "@" word "(" ( string | number ) ")" } { attribute }
 *               "when" "Ticket" "(" [ constraint { "," constraint } ] ")" "then" consequence "end"
 * attribute   = "salience" number | "enabled" ( "true" | "false" )
 *             | ( "date-effective" | "date-expires" ) string
 * consequence = "routing.to(" string ")" [ ".because(" string ")" ] ";"
 * }</pre>
 *
 * <p>A constraint is what {@link ComparisonParser} knows. Behind a rule stands another rule, or the end of the file.
 * Comments may stand between the parts of a rule and between constraints, but not on the line of {@code end}, where level
 * DRL10 takes them for code.
 */
public final class PlainText {

    /** Brackets in a constraint: well below every limit that is checked elsewhere. */
    private static final int NESTING = 4;

    /** Words that mean something to some version of DRL; a name that is one of them is left to Drools. */
    private static final Set<String> KEYWORDS = Set.of("""
            package import global function static accumulate acc declare unit rule query extends when \
            then end attributes salience enabled no auto lock agenda activation ruleflow date duration \
            timer calendars dialect and or not exists forall eval from collect over in matches \
            contains excludes memberOf soundslike str true false null do if else break new this \
            instanceof init action reverse result entry window enum class super""".split(" "));

    private final LineMap lines;
    private final Cursor text;
    private final List<PlainRule> rules = new ArrayList<>();
    private boolean whole;

    private PlainText(LineMap lines) {
        this.lines = lines;
        this.text = new Cursor(lines.file().text());
    }

    /** Reads a file as far as it is known. */
    public static PlainText of(LineMap lines, RulePolicy policy) {
        PlainText plain = new PlainText(lines);
        if (TextPolicy.isOrdinary(lines.file()) && plain.header(new AllowedNames(policy), policy.trusted())) {
            plain.rules();
        }
        return plain;
    }

    /** Returns the rules from the first one on, as far as they are known. */
    public List<PlainRule> recognised() {
        return rules;
    }

    /** Tells whether the file ends behind the last of them. */
    public boolean isWhole() {
        return whole;
    }

    private boolean header(AllowedNames names, boolean trusted) {
        boolean known = text.skipBlankAndComments();
        if (known && text.takesWord("package")) {
            String name = text.path();
            known = isName(name) && (trusted || AllowedNames.packageName(name)) && statementEnds();
        }
        while (known && !text.isAtWord("rule")) {
            known = (text.takesWord("import") ? imports(names, trusted) : global()) && statementEnds();
        }
        return known && (trusted || names.type("Ticket"));
    }

    private boolean imports(AllowedNames names, boolean trusted) {
        String path = text.path();
        boolean everything = text.takes(".*");
        return isName(path) && (names.imports(everything ? path + ".*" : path) || trusted);
    }

    private boolean global() {
        return text.takesWord("global")
                && text.path().equals(Routing.class.getName())
                && text.word().equals("routing");
    }

    private static boolean isName(String path) {
        return !path.isEmpty() && List.of(path.split("\\.")).stream().noneMatch(KEYWORDS::contains);
    }

    private boolean statementEnds() {
        text.takes(";");
        return text.skipBlankAndComments();
    }

    /** Takes rules until one is not known, or is followed by something else. */
    private void rules() {
        while (!text.isAtEnd()) {
            PlainRule rule = rule();
            boolean ended = rule != null && (text.skipsToEndOfLine() || text.isAtWord("rule"));
            if (rule == null || !ended || !text.skipBlankAndComments() || !(text.isAtEnd() || text.isAtWord("rule"))) {
                return;
            }
            rules.add(rule);
        }
        whole = true;
    }

    private @Nullable PlainRule rule() {
        int start = text.at();
        String name = text.takesWord("rule") ? text.string() : null;
        if (name == null || name.isBlank() || name.indexOf('\\') >= 0 || name.contains("*/")) {
            return null;
        }
        List<RuleHead.Annotation> annotations = new ArrayList<>();
        Map<String, String> attributes = new HashMap<>();
        if (!annotations(annotations) || !attributes(attributes) || !text.skipBlankAndComments()) {
            return null;
        }
        int pattern = text.at();
        List<Comparison> constraints = new ArrayList<>();
        if (!pattern(constraints) || !text.skipBlankAndComments() || !text.takesWord("then")) {
            return null;
        }
        String team = text.skipBlankAndComments() && takesAll("routing", ".", "to", "(") ? text.string() : null;
        if (team == null || team.indexOf('\\') >= 0 || !text.takes(")")) {
            return null;
        }
        boolean because = text.takes(".");
        String reason = because && takesAll("because", "(") ? text.string() : null;
        boolean known = because ? reason != null && takesAll(")", ";") : text.takes(";");
        if (!known || !text.skipBlankAndComments() || !text.isBehindBlank() || !text.endsWith("end")) {
            return null;
        }
        RuleHead head = new RuleHead(name, attributes, annotations);
        return new PlainRule(head, new RuleText(lines, start, text.at()), pattern, constraints, team, reason);
    }

    private boolean takesAll(String... signs) {
        for (String sign : signs) {
            if (!text.takes(sign)) {
                return false;
            }
        }
        return true;
    }

    private boolean annotations(List<RuleHead.Annotation> annotations) {
        while (text.skipBlankAndComments() && text.takes("@")) {
            String name = text.word();
            if (!AllowedNames.note(name) || KEYWORDS.contains(name) || !text.takes("(")) {
                return false;
            }
            String value = text.string();
            if (value == null) {
                Literal number = text.isAtNumber() ? text.number() : null;
                value = number == null || number.kind() != Literal.Kind.WHOLE ? "\\" : number.content();
            }
            boolean twice = annotations.stream().anyMatch(one -> one.name().equals(name));
            if (twice || value.indexOf('\\') >= 0 || !text.takes(")")) {
                return false;
            }
            annotations.add(new RuleHead.Annotation(name, value, false));
        }
        return true;
    }

    /** Takes attributes, and the {@code when} behind them. */
    private boolean attributes(Map<String, String> attributes) {
        while (text.skipBlankAndComments()) {
            if (text.takesWord("when")) {
                return true;
            }
            String name = text.attributeName();
            String value = switch (name) {
                case "salience" -> salience();
                case "enabled" -> flag();
                case "date-effective", "date-expires" -> date();
                default -> null;
            };
            if (value == null || attributes.put(name, value) != null) {
                return false;
            }
        }
        return false;
    }

    private @Nullable String salience() {
        Literal number = text.isAtNumber() ? text.number() : null;
        return number != null && number.kind() == Literal.Kind.WHOLE ? number.content() : null;
    }

    private @Nullable String flag() {
        return text.takesWord("true") ? "true" : text.takesWord("false") ? "false" : null;
    }

    private @Nullable String date() {
        String date = text.string();
        return date != null && date.chars().allMatch(PlainText::isDatePart) ? date : null;
    }

    private static boolean isDatePart(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || " .:+-".indexOf(c) >= 0;
    }

    private boolean pattern(List<Comparison> constraints) {
        if (!takesAll("Ticket", "(") || !text.skipBlankAndComments()) {
            return false;
        }
        if (text.takes(")")) {
            return true;
        }
        do {
            Comparison constraint = text.skipBlankAndComments() ? ComparisonParser.next(text, NESTING) : null;
            if (constraint == null || !text.skipBlankAndComments()) {
                return false;
            }
            constraints.add(constraint);
        } while (text.takes(","));
        return text.takes(")");
    }
}
