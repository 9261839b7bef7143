package dev.pointsman.drools;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import dev.pointsman.ticket.TicketField;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.drools.mvel.parser.ast.expr.DrlNameExpr;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;
import org.jspecify.annotations.Nullable;

/**
 * Parses the constraints that most rules are made of, fields and attributes compared with literals, into the same tree
 * that the parser of Drools' executable model makes of them. That parser takes some 80 microseconds for each constraint,
 * this one less than one.
 *
 * <p>It is no second opinion on what DRL means: it knows only words and signs that can be read in one way, and leaves
 * any other text, mistakes included, to the parser of Drools. A test compares the two trees on every constraint at hand and on many
 * that are generated. Confined to one thread.
 *
 * <pre>{@code
 * either     = all { "||" all }
 * all        = part { "&&" part }
 * part       = test | [ "!" ] "(" either ")"
 * test       = operand ( comparison literal | [ "not" ] ( "in" "(" literal { "," literal } ")"
 *                      | word (* but no "-" *) literal | "memberOf" "tags" ) )
 *            | string [ "not" ] "memberOf" "tags"
 * operand    = field | "attributes" "[" string "]"
 * comparison = "==" | "!=" | "<" | "<=" | ">" | ">="
 * word       = "matches" | "contains" | "excludes" | "str[startsWith]" | "str[endsWith]" | "str[length]"
 * literal    = string | [ "-" ] number | "true" | "false" | "null"
 * }</pre>
 */
final class ComparisonParser {

    /** More than anyone writes by hand; the parser of Drools may run out of stack, which is an issue of its own. */
    private static final int PARTS_AT_MOST = 100;

    /** Whole numbers of so many digits fit into an int, whatever they are. */
    private static final int DIGITS_AT_MOST = 9;

    private static final String MEMBER_OF = "memberOf";
    private static final Map<String, BinaryExpr.Operator> COMPARISONS = Map.of(
            "==", BinaryExpr.Operator.EQUALS,
            "!=", BinaryExpr.Operator.NOT_EQUALS,
            "<", BinaryExpr.Operator.LESS,
            "<=", BinaryExpr.Operator.LESS_EQUALS,
            ">", BinaryExpr.Operator.GREATER,
            ">=", BinaryExpr.Operator.GREATER_EQUALS);
    private static final Set<String> WORDS =
            Set.of("matches", "contains", "excludes", "str[startsWith]", "str[endsWith]", "str[length]");

    private final String text;
    private int at;
    private int parts;

    private ComparisonParser(String text) {
        this.text = text;
    }

    /** Returns the tree of a constraint; empty when it has anything in it that is not known here. */
    static Optional<Expression> parse(String constraint) {
        ComparisonParser parser = new ComparisonParser(constraint);
        parser.skipBlank();
        Expression whole = parser.either();
        return whole != null && parser.at == constraint.length() ? Optional.of(whole) : Optional.empty();
    }

    private @Nullable Expression either() {
        Expression left = all();
        while (left != null && takes("||")) {
            Expression right = all();
            left = right == null ? null : new BinaryExpr(left, right, BinaryExpr.Operator.OR);
        }
        return left;
    }

    private @Nullable Expression all() {
        Expression left = part();
        while (left != null && takes("&&")) {
            Expression right = part();
            left = right == null ? null : new BinaryExpr(left, right, BinaryExpr.Operator.AND);
        }
        return left;
    }

    private @Nullable Expression part() {
        if (++parts > PARTS_AT_MOST) {
            return null;
        }
        boolean complement = takes("!");
        if (!takes("(")) {
            return complement ? null : test();
        }
        Expression inner = either();
        if (inner == null || !takes(")")) {
            return null;
        }
        Expression enclosed = new EnclosedExpr(inner);
        return complement ? new UnaryExpr(enclosed, UnaryExpr.Operator.LOGICAL_COMPLEMENT) : enclosed;
    }

    private @Nullable Expression test() {
        Expression tag = string();
        Expression left = tag == null ? operand() : tag;
        if (left == null) {
            return null;
        }
        String sign = tag == null ? sign() : "";
        if (!sign.isEmpty()) {
            BinaryExpr.Operator comparison = COMPARISONS.get(sign);
            Expression right = comparison == null ? null : literal();
            return right == null ? null : new BinaryExpr(left, right, comparison);
        }
        String operator = word();
        boolean negated = operator.equals("not");
        if (negated) {
            operator = word();
        }
        if (tag != null && !operator.equals(MEMBER_OF)) {
            return null;
        }
        NodeList<Expression> right = new NodeList<>();
        boolean known = operator.equals("in") ? list(right) : rightOf(operator, right);
        return known
                ? new PointFreeExpr(null, left, right, new SimpleName(operator), negated, null, null, null, null)
                : null;
    }

    private boolean list(NodeList<Expression> values) {
        if (!takes("(")) {
            return false;
        }
        do {
            Expression value = literal();
            if (value == null) {
                return false;
            }
            values.add(value);
        } while (takes(","));
        return takes(")");
    }

    private boolean rightOf(String operator, NodeList<Expression> right) {
        Expression value = null;
        if (WORDS.contains(operator)) {
            // behind a word, Drools stops at a minus sign
            value = text.startsWith("-", at) ? null : literal();
        } else if (operator.equals(MEMBER_OF) && word().equals(TicketField.TAGS.fieldName())) {
            value = new DrlNameExpr(TicketField.TAGS.fieldName());
        }
        if (value != null) {
            right.add(value);
        }
        return value != null;
    }

    private @Nullable Expression operand() {
        String name = word();
        if (!name.equals("attributes")) {
            return TicketField.find(name).isPresent() ? new DrlNameExpr(name) : null;
        }
        Expression key = takes("[") ? string() : null;
        return key != null && takes("]") ? new ArrayAccessExpr(new DrlNameExpr(name), key) : null;
    }

    private @Nullable Expression literal() {
        Expression string = string();
        if (string != null) {
            return string;
        }
        if (at < text.length() && (isDigit(at) || text.charAt(at) == '-')) {
            return number();
        }
        return switch (word()) {
            case "true" -> new BooleanLiteralExpr(true);
            case "false" -> new BooleanLiteralExpr(false);
            case "null" -> new NullLiteralExpr();
            default -> null;
        };
    }

    /** Decimal digits with at most one point between them: no leading zero, exponent or suffix. */
    private @Nullable Expression number() {
        boolean negative = text.charAt(at) == '-';
        int start = negative ? at + 1 : at;
        int point = digitsFrom(start);
        int end = point;
        boolean decimal = point < text.length() && text.charAt(point) == '.';
        if (decimal) {
            end = digitsFrom(point + 1);
        }
        boolean odd = point == start
                || point - start > DIGITS_AT_MOST
                || (text.charAt(start) == '0' && point - start > 1)
                || (decimal && end == point + 1)
                || (end < text.length() && (text.charAt(end) == '.' || isWordPart(end)));
        if (odd) {
            return null;
        }
        String digits = text.substring(start, end);
        at = end;
        skipBlank();
        Expression number = decimal ? new DoubleLiteralExpr(null, digits) : new IntegerLiteralExpr(null, digits);
        return negative ? new UnaryExpr(number, UnaryExpr.Operator.MINUS) : number;
    }

    private int digitsFrom(int start) {
        int end = start;
        while (end < text.length() && isDigit(end)) {
            end++;
        }
        return end;
    }

    /** A text on one line in double quotes, with the escapes of {@link StringLiteral}. */
    private @Nullable Expression string() {
        if (at >= text.length() || text.charAt(at) != '"') {
            return null;
        }
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != '"') {
            if (text.charAt(end) == '\\') {
                end++;
                if (end == text.length() || "btnfr\"'\\".indexOf(text.charAt(end)) < 0) {
                    return null;
                }
            } else if (Character.isISOControl(text.charAt(end))) {
                return null;
            }
            end++;
        }
        if (end >= text.length() || text.startsWith("\"", end + 1)) {
            return null;
        }
        Expression string = new StringLiteralExpr(null, text.substring(at + 1, end));
        at = end + 1;
        skipBlank();
        return string;
    }

    /** Takes an ASCII word, {@code str[...]} included; empty when there is none, or it goes on in another way. */
    private String word() {
        int end = at;
        while (end < text.length() && isWordPart(end)) {
            if (text.charAt(end) > 'z') {
                return "";
            }
            end++;
        }
        if (text.startsWith("str[", at)) {
            end = text.indexOf(']', at) + 1;
        }
        String word = text.substring(at, Math.max(at, end));
        at += word.length();
        skipBlank();
        return word;
    }

    /** Takes an operator of comparison. */
    private String sign() {
        int end = at;
        while (end < text.length() && "=!<>".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        String sign = text.substring(at, end);
        at = end;
        skipBlank();
        return sign;
    }

    private boolean takes(String sign) {
        if (!text.startsWith(sign, at)) {
            return false;
        }
        at += sign.length();
        skipBlank();
        return true;
    }

    private void skipBlank() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private boolean isDigit(int index) {
        return text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private boolean isWordPart(int index) {
        return Character.isJavaIdentifierPart(text.charAt(index));
    }
}
