package dev.pointsman.drools.tree;

import dev.pointsman.ticket.TicketField;
import java.util.List;
import java.util.Random;

/** Seeded constraints: ordinary ones, odd ones, and ordinary ones with a slip of the pen. */
public final class GeneratedConstraints {

    private static final List<String> OPERANDS = List.of(
            "attributes[\"amount\"]",
            "attributes[ \"o\\\"k\" ]",
            "attributes[\"größe\"]",
            "attributes[\"\\\\\"]",
            "attributes['k']",
            "attributes['key']",
            "attributes.get(\"key\")",
            "attributes[key]",
            "attributes[\"a\"][\"b\"]",
            "this.category",
            "this",
            "(category)",
            "catgory",
            "$p",
            "enum",
            "assert",
            "category.length",
            "kategorieß",
            "(String) category",
            "-priority",
            "\"vip\"",
            "'v'");
    private static final List<String> OPERATORS = List.of(
            "==",
            "!=",
            "<",
            "<=",
            ">",
            ">=",
            "matches",
            "not matches",
            "contains",
            "not contains",
            "excludes",
            "not excludes",
            "memberOf",
            "not memberOf",
            "str[startsWith]",
            "str[endsWith]",
            "str[length]",
            "not str[startsWith]",
            "str[ endsWith ]",
            "str [length]",
            "str[middle]",
            "soundslike",
            "not soundslike");
    private static final List<String> ODD_OPERATORS = List.of(
            "===",
            "=",
            "! ",
            "=!",
            "<>",
            "not",
            "not ==",
            "!matches",
            "is",
            "instanceof",
            "after",
            "+",
            ":=",
            "in",
            "notin");
    private static final List<String> LITERALS = List.of(
            "\"a\"",
            "\"EU\"",
            "\"\"",
            "\"ab c\"",
            "\"größe 🚚\"",
            "\"a\\\\d+\"",
            "\"\\\"\"",
            "\"\\t\\n\"",
            "\"it's\"",
            "\"(?i).*refund.*\"",
            "\"// no comment\"",
            "\"/* no comment */\"",
            "\"&& || ( ]\"",
            "\"\u2028\u00a0\ufeff\"",
            "\"\ud83d\"",
            "1",
            "0",
            "2",
            "5",
            "42",
            "2147483647",
            "999999999",
            "1.5",
            "0.25",
            "12.0",
            "-1",
            "-0.5",
            "true",
            "false",
            "null");
    private static final List<String> ODD_LITERALS = List.of(
            "'a'",
            "'ab'",
            "'\\n'",
            "\"\\d\"",
            "\"\\u0041\"",
            "\"\\0\"",
            "\"\\s\"",
            "\"a\tb\"",
            "\"a\nb\"",
            "\"\u0001\"",
            "\"open",
            "\"\"\"\nblock\"\"\"",
            "1L",
            "0x1F",
            "1e3",
            "1_000",
            "007",
            "00",
            "1.",
            ".5",
            "1.5f",
            "1.5d",
            "12B",
            "3I",
            "5m",
            "1d2h",
            "2147483648",
            "9999999999",
            "12345678901234567890.5",
            "- 1",
            "--1",
            "+1",
            "-\"a\"",
            "-0x1",
            "~1",
            "TRUE",
            "True",
            "nul",
            "Null",
            "EU",
            "$p",
            "product",
            "(1)",
            "(\"a\")",
            "\"a\" + \"b\"",
            "1 + 1",
            "new String()",
            "(int) 1",
            "\"a\".length()",
            "{1}",
            "[1]",
            "1..2",
            "1 2",
            "");
    private static final List<String> BLANKS =
            List.of(" ", " ", " ", "", "", "  ", "\n", "\t", "\n\t ", "\f", "\u00a0", " /* c */ ", " // c\n");
    private static final String SLIPS =
            " \t\n\"'\\()[]{}<>=!&|,;:.#@$+-*/%~?^_`0123456789aeilntxL\u00e4\u2028\u0000\u001a";

    private final Random random;

    public GeneratedConstraints(long seed) {
        random = new Random(seed);
    }

    /** Returns the next constraint. */
    public String next() {
        String constraint = either(2);
        int slips = random.nextInt(4) == 0 ? 1 + random.nextInt(2) : 0;
        StringBuilder text = new StringBuilder(constraint);
        for (int i = 0; i < slips && !text.isEmpty(); i++) {
            slip(text);
        }
        return text.toString();
    }

    private void slip(StringBuilder text) {
        int at = random.nextInt(text.length());
        char c = SLIPS.charAt(random.nextInt(SLIPS.length()));
        switch (random.nextInt(4)) {
            case 0 -> text.deleteCharAt(at);
            case 1 -> text.insert(at, c);
            case 2 -> text.setCharAt(at, c);
            default -> text.setLength(at);
        }
    }

    private String either(int depth) {
        StringBuilder text = new StringBuilder(part(depth));
        while (random.nextInt(3) == 0) {
            text.append(blank()).append(connective()).append(blank()).append(part(depth));
        }
        return text.toString();
    }

    private String connective() {
        int kind = random.nextInt(40);
        return kind == 0 ? "and" : kind == 1 ? "&" : kind == 2 ? "," : kind < 22 ? "&&" : "||";
    }

    private String part(int depth) {
        return switch (random.nextInt(12)) {
            case 0 -> depth == 0 ? test() : "(" + blank() + either(depth - 1) + blank() + ")";
            case 1 -> depth == 0 ? test() : "!" + blank() + "(" + blank() + either(depth - 1) + ")";
            case 2 -> operator() + blank() + literal();
            default -> test();
        };
    }

    private String test() {
        String operand = operand();
        return switch (random.nextInt(8)) {
            case 0 -> operand + " in" + blank() + list();
            case 1 -> operand + " not" + (random.nextInt(20) == 0 ? "" : " ") + blank() + "in" + blank() + list();
            case 2 -> literal() + " memberOf " + (random.nextInt(8) == 0 ? operand : "tags");
            case 3 ->
                operand + (random.nextBoolean() ? " not" : "") + " memberOf "
                        + (random.nextInt(8) == 0 ? operand() : "tags");
            default -> operand + blank() + operator() + blank() + literal();
        };
    }

    private String list() {
        StringBuilder list = new StringBuilder("(").append(blank()).append(literal());
        while (random.nextBoolean()) {
            list.append(blank()).append(",").append(blank()).append(literal());
        }
        return list + blank() + ")";
    }

    private String operand() {
        List<String> fields = TicketField.names();
        return random.nextInt(3) > 0
                ? one(fields)
                : one(OPERANDS.subList(0, random.nextBoolean() ? 4 : OPERANDS.size()));
    }

    private String operator() {
        return one(random.nextInt(20) == 0 ? ODD_OPERATORS : OPERATORS);
    }

    private String literal() {
        return one(random.nextInt(15) == 0 ? ODD_LITERALS : LITERALS);
    }

    private String blank() {
        return random.nextInt(25) == 0 ? one(BLANKS) : one(BLANKS.subList(0, 6));
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
