package dev.pointsman.dsl.layout;

import dev.pointsman.dsl.parse.Lexer;
import dev.pointsman.dsl.syntax.Keyword;
import dev.pointsman.dsl.syntax.Phrase;
import dev.pointsman.dsl.syntax.Quoted;
import dev.pointsman.dsl.syntax.Syntax.Cell;
import dev.pointsman.dsl.syntax.Syntax.Clause;
import dev.pointsman.dsl.syntax.Syntax.Column;
import dev.pointsman.dsl.syntax.Syntax.Group;
import dev.pointsman.dsl.syntax.Syntax.Negation;
import dev.pointsman.dsl.syntax.Syntax.Node;
import dev.pointsman.dsl.syntax.Syntax.Subject;
import dev.pointsman.dsl.syntax.Syntax.Test;
import dev.pointsman.dsl.syntax.Token;
import dev.pointsman.dsl.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Writes the parts of rules in the one form that each has. A part is a list of pieces, between which a line may end. */
final class RouteText {

    private static final Pattern PRIORITY = Pattern.compile("P[1-5]");

    private RouteText() {}

    /** Returns a name as it is written: in quotes where it has to be. */
    static String name(Token name) {
        return Lexer.isBareName(name.text()) ? name.text() : Quoted.text(name.text());
    }

    /** Returns a clause; the reason of a rule is a piece of its own. */
    static List<String> clause(Clause clause) {
        List<Token> arguments = clause.arguments();
        String word = clause.word().text();
        return switch (clause.word()) {
            case NOTE ->
                List.of(word + " " + name(arguments.get(0))
                        + (arguments.size() == 1 || arguments.get(1).text().isEmpty() ? "" : " " + text(arguments, 1)));
            case SUPPRESS ->
                List.of(
                        word + " " + name(arguments.get(0)) + " until " + name(arguments.get(1)),
                        "because " + text(arguments, 2));
            case BECAUSE -> List.of(word + " " + text(arguments, 0));
            case ROUTE ->
                arguments.size() == 1
                        ? List.of("route to " + name(arguments.get(0)))
                        : List.of("route to " + name(arguments.get(0)), "because " + text(arguments, 1));
            case SALIENCE ->
                List.of(word + " " + Integer.parseInt(arguments.get(0).text()));
            default -> List.of(arguments.isEmpty() ? word : word + " " + name(arguments.get(0)));
        };
    }

    private static String text(List<Token> arguments, int index) {
        return Quoted.text(arguments.get(index).text());
    }

    /** Returns a condition, in brackets where it is joined of several. */
    static List<String> part(Node node) {
        List<String> pieces = condition(node);
        return node instanceof Group ? bracketed("(", pieces) : pieces;
    }

    private static List<String> condition(Node node) {
        if (node instanceof Group group) {
            List<String> pieces = new ArrayList<>();
            for (Node part : group.parts()) {
                List<String> inner = part(part);
                boolean first = pieces.isEmpty();
                pieces.add((first ? "" : group.any() ? "or " : "and ") + inner.get(0));
                pieces.addAll(inner.subList(1, inner.size()));
            }
            return pieces;
        }
        return node instanceof Negation negation ? bracketed("not (", condition(negation.part())) : test((Test) node);
    }

    private static List<String> bracketed(String opening, List<String> pieces) {
        List<String> result = new ArrayList<>(pieces);
        result.set(0, opening + result.get(0));
        int last = result.size() - 1;
        result.set(last, result.get(last) + ")");
        return result;
    }

    private static List<String> test(Test test) {
        if (test.phrase().isAboutTags()) {
            return List.of(
                    test.phrase().words() + " " + value(test, test.values().get(0)));
        }
        Subject subject = test.subject();
        List<String> pieces = said(test);
        pieces.set(0, subject(subject) + " " + pieces.get(0));
        return pieces;
    }

    private static String subject(Subject subject) {
        String name = subject.name().text();
        boolean bare = Lexer.isBareName(name) && Keyword.find(name) == null;
        return (subject.attribute() ? "attribute " : "") + (bare ? name : Quoted.text(name));
    }

    /** Returns what a test says of its subject. */
    private static List<String> said(Test test) {
        List<String> pieces = new ArrayList<>();
        String words = test.phrase().words();
        if (test.values().isEmpty()) {
            pieces.add(words);
        } else if (test.phrase().isAboutLength()) {
            pieces.add(words + " " + value(test, test.values().get(0)) + " characters");
        } else if (test.phrase().isOrder() && test.subject().isPriority()) {
            pieces.add("is " + urgency(test.phrase(), value(test, test.values().get(0))));
        } else {
            int last = test.values().size() - 1;
            for (int i = 0; i <= last; i++) {
                pieces.add(
                        (i == 0 ? words + " " : "") + value(test, test.values().get(i)) + (i < last ? "," : ""));
            }
        }
        return pieces;
    }

    private static String urgency(Phrase phrase, String value) {
        return switch (phrase) {
            case BELOW -> "more urgent than " + value;
            case AT_MOST -> value + " or more urgent";
            case AT_LEAST -> value + " or less urgent";
            default -> "less urgent than " + value;
        };
    }

    private static String value(Test test, Token value) {
        boolean text = value.is(Kind.TEXT);
        if (!text
                && test.subject().isPriority()
                && PRIORITY.matcher(value.text()).matches()) {
            return value.text().substring(1);
        }
        boolean quoted =
                test.phrase().isAboutText() && Lexer.isBare(value.text()); // a number without quotes is a mistake
        boolean misread =
                test.subject().isPriority() && PRIORITY.matcher(value.text()).matches();
        return quoted || (text && (misread || !Lexer.isBare(value.text()))) ? Quoted.text(value.text()) : value.text();
    }

    /** Returns the heading of a column. */
    static String column(Column column) {
        Subject subject = column.subject();
        if (subject != null) {
            boolean misread = !subject.attribute() && subject.name().text().equals(Column.TEAM);
            return misread ? Quoted.text(Column.TEAM) : subject(subject);
        }
        return column.setting() == null ? Column.TEAM : column.setting().text();
    }

    /** Returns a cell of a column. */
    static String cell(Column column, Cell cell) {
        Token value = cell.value();
        if (value != null) {
            return column.setting() == Keyword.BECAUSE
                    ? Quoted.text(value.text())
                    : column.setting() == Keyword.SALIENCE
                            ? String.valueOf(Integer.parseInt(value.text()))
                            : name(value);
        }
        Node test = cell.test();
        if (test instanceof Group group) {
            return String.join(
                    ", ", group.parts().stream().map(RouteText::inCell).toList());
        }
        return test == null ? "-" : inCell(test);
    }

    private static String inCell(Node node) {
        Test test = (Test) node;
        if (test.phrase().isAboutTags()) {
            return (test.phrase() == Phrase.NOT_TAGGED ? "not " : "")
                    + value(test, test.values().get(0));
        }
        String said = String.join(" ", said(test));
        if (test.phrase() == Phrase.ONE_OF && test.values().size() > 1) {
            return said.substring(Phrase.ONE_OF.words().length() + 1);
        }
        return said.substring("is ".length());
    }
}
