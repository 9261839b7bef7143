package dev.pointsman.testing;

import dev.pointsman.rule.LanguageLevel;
import dev.pointsman.testing.Vocabulary.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes constraints of a Ticket pattern, in every form of the operator table. A rule set uses some of the forms only, and
 * some constraints more than once. Confined to one thread.
 */
final class Constraints {

    private enum Form {
        EQUALITY,
        LIST,
        WIDE_LIST,
        ABBREVIATED,
        PRIORITY,
        REGEX,
        TAG,
        KEYWORD,
        AFFIX,
        TEXT_ORDER,
        NUMBER,
        FLAG,
        UNTYPED,
        ATTRIBUTE_TEXT,
        MEMBER,
        OPENED
    }

    private static final List<String> ORDERS = List.of("<", "<=", ">", ">=");
    private static final int NESTED_AT_MOST = 3;

    private final Random random;
    private final Vocabulary words;
    private final LanguageLevel level;
    private final boolean hazardous;
    private final List<Form> forms;
    private final List<List<String>> written = new ArrayList<>();

    /**
     * Starts.
     *
     * @param hazardous whether constraints may fail on some tickets
     */
    Constraints(Random random, Vocabulary words, LanguageLevel level, boolean hazardous) {
        this.random = random;
        this.words = words;
        this.level = level;
        this.hazardous = hazardous;
        Set<Form> used = EnumSet.allOf(Form.class);
        if (random.nextInt(3) > 0) {
            used.removeIf(form -> random.nextBoolean());
        }
        IntStream.rangeClosed(0, NESTED_AT_MOST).forEach(depth -> written.add(new ArrayList<>()));
        this.forms = used.isEmpty() ? List.of(Form.EQUALITY) : List.copyOf(used);
    }

    /** Writes what stands between the brackets of a pattern. */
    String pattern() {
        int parts = random.nextInt(30) == 0 ? 6 : 1 + random.nextInt(3);
        return IntStream.range(0, parts)
                .mapToObj(part -> constraint(random.nextInt(10) == 0 ? NESTED_AT_MOST : 1))
                .collect(Collectors.joining(", "));
    }

    String constraint(int depth) {
        List<String> sameDepth = written.get(depth);
        if (!sameDepth.isEmpty() && random.nextInt(6) == 0) {
            return words.pick(sameDepth);
        }
        String text = fresh(depth);
        sameDepth.add(text);
        return text;
    }

    private String fresh(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(9)) {
            case 1 -> constraint(depth - 1) + " && " + constraint(depth - 1);
            case 2 -> "( " + constraint(depth - 1) + " || " + constraint(depth - 1) + " )";
            case 3 -> "!( " + constraint(depth - 1) + " )";
            case 4 -> "( " + constraint(depth - 1) + " || " + constraint(0) + " && " + constraint(0) + " )";
            default -> leaf();
        };
    }

    private String leaf() {
        return switch (words.pick(forms)) {
            case EQUALITY -> equality();
            case LIST -> list(1 + random.nextInt(4));
            case WIDE_LIST -> list(20 + random.nextInt(100));
            case ABBREVIATED -> abbreviated();
            case PRIORITY -> priority();
            case REGEX -> words.field() + words.pick(List.of(" matches ", " not matches ")) + quote(words.regex());
            case TAG -> tag();
            case KEYWORD -> words.field() + containment() + quote(words.text());
            case AFFIX -> affix(words.field());
            case TEXT_ORDER -> words.field() + " " + words.pick(ORDERS) + " " + quote(words.text());
            case NUMBER -> number();
            case FLAG -> flag();
            case UNTYPED -> untyped();
            case ATTRIBUTE_TEXT -> attributeText();
            case MEMBER -> words.field() + words.pick(List.of(" memberOf ", " not memberOf ")) + "tags";
            case OPENED -> "openedAt" + equals() + "null";
        };
    }

    private String equality() {
        String field = (random.nextInt(10) == 0 ? "this." : "") + words.field();
        String literal = random.nextInt(6) == 0 ? "null" : quote(words.text());
        boolean inBrackets = random.nextInt(15) == 0 && !literal.equals("null");
        return inBrackets ? field + "==(" + literal + ")" : field + equals() + literal;
    }

    private String equals() {
        return words.pick(List.of(" == ", " != "));
    }

    private String containment() {
        return words.pick(List.of(" contains ", " not contains ", " contains ", " excludes "));
    }

    private String list(int values) {
        return words.field() + in() + values(values, () -> quote(words.text()));
    }

    private String in() {
        return words.pick(List.of(" in ", " not in "));
    }

    private String values(int count, java.util.function.Supplier<String> literal) {
        List<String> values = IntStream.range(0, count)
                .mapToObj(i -> i > 0 && random.nextInt(8) == 0 ? "null" : literal.get())
                .collect(Collectors.toCollection(ArrayList::new));
        if (random.nextBoolean()) {
            Collections.rotate(values, 1);
        }
        return values.equals(List.of("null")) ? "( \"a\" )" : "( " + String.join(", ", values) + " )";
    }

    private String abbreviated() {
        String field = words.field();
        String second = level == LanguageLevel.DRL6 ? "" : field;
        return switch (random.nextInt(3)) {
            case 0 ->
                "( " + field + " != " + quote(words.text()) + " && " + second + " != " + quote(words.text()) + " )";
            case 1 ->
                "( " + field + " == " + quote(words.text()) + " || " + second + " == " + quote(words.text()) + " || "
                        + second + " > " + quote(words.text()) + " )";
            default ->
                "( " + field + " == " + quote(words.text()) + " || " + second + " == " + quote(words.text()) + " )";
        };
    }

    private String priority() {
        String number = String.valueOf(1 + random.nextInt(5));
        return switch (random.nextInt(6)) {
            case 0 -> "priority" + in() + "( " + number + ", 3" + (random.nextBoolean() ? ", null" : "") + " )";
            case 1 -> "priority" + equals() + number;
            case 2 -> "( priority > " + number + " && " + (level == LanguageLevel.DRL6 ? "" : "priority ") + "< 5 )";
            case 3 -> "priority" + equals() + "null";
            default ->
                "priority " + words.pick(ORDERS) + " "
                        + words.pick(List.of(number, number + ".5", number + ".0", "-1", "100"));
        };
    }

    private String tag() {
        return switch (random.nextInt(4)) {
            case 0 -> quote(words.tag()) + " memberOf tags";
            case 1 -> quote(words.tag()) + " not memberOf tags";
            default -> "tags" + containment() + quote(words.tag());
        };
    }

    private String affix(String operand) {
        String guard = !hazardous || random.nextInt(3) > 0 ? operand + " != null && " : "";
        String test = random.nextInt(4) == 0
                ? words.pick(List.of("", "not ")) + "str[length] " + random.nextInt(5)
                : words.pick(List.of(
                                "str[startsWith] ", "str[endsWith] ", "not str[startsWith] ", "not str[endsWith] "))
                        + quote(words.text());
        return "( " + guard + operand + " " + test + " )";
    }

    private String number() {
        String operand = attribute(Kind.NUMBER);
        return switch (random.nextInt(5)) {
            case 0 -> operand + in() + values(1 + random.nextInt(4), words::number);
            case 1 -> operand + equals() + whole(words.number());
            case 2 -> "( " + operand + " >= " + words.number() + " && " + operand + " < " + words.number() + " )";
            default -> operand + " " + words.pick(ORDERS) + " " + words.number();
        };
    }

    /** A decimal that is whole is refused behind {@code ==}. */
    private static String whole(String number) {
        return number.endsWith(".0") && Math.abs(Double.parseDouble(number)) <= Integer.MAX_VALUE
                ? number.substring(0, number.length() - 2)
                : number;
    }

    private String flag() {
        return attribute(Kind.FLAG) + equals() + words.pick(List.of("true", "false", "null"));
    }

    private String untyped() {
        String operand = attribute(Kind.ANY);
        if (random.nextInt(4) == 0) {
            return operand + in() + values(1 + random.nextInt(4), this::literal);
        }
        if (hazardous && random.nextInt(3) == 0) {
            String literal = random.nextBoolean() ? words.number() : quote(words.text());
            return operand + " " + words.pick(ORDERS) + " " + literal;
        }
        return operand + equals() + (random.nextInt(8) == 0 ? "null" : whole(literal()));
    }

    private String literal() {
        return switch (random.nextInt(5)) {
            case 0 -> words.pick(List.of("true", "false"));
            case 1, 2 -> words.number();
            default -> quote(words.text());
        };
    }

    private String attributeText() {
        String operand = attribute(Kind.TEXT);
        return switch (random.nextInt(5)) {
            case 0 -> operand + words.pick(List.of(" matches ", " not matches ")) + quote(words.regex());
            case 1 -> affix(operand);
            case 2 -> operand + " " + words.pick(ORDERS) + " " + quote(words.text());
            case 3 -> operand + in() + values(1 + random.nextInt(4), () -> quote(words.text()));
            default -> operand + equals() + quote(words.text());
        };
    }

    private String attribute(Kind kind) {
        String name = words.attribute(kind);
        if (name.isEmpty() && hazardous && random.nextInt(4) == 0) {
            name = words.pick(List.copyOf(words.attributes.keySet())); // of another type than the test expects
        }
        return "attributes[" + quote(name.isEmpty() ? "none" : name) + "]";
    }

    /** Writes a text literal. */
    String quote(String text) {
        String escaped = text.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
        boolean single =
                text.length() > 1 && text.indexOf('\'') < 0 && text.indexOf('"') < 0 && random.nextInt(12) == 0;
        return single ? "'" + escaped + "'" : "\"" + escaped.replace("\"", "\\\"") + "\"";
    }
}
