package dev.pointsman.drools.compile;

import dev.pointsman.rule.Rule;
import dev.pointsman.source.SourcePosition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the line of a rule that a message of Drools is about: the line it names, else the first line of the rule that
 * holds the refused Java code, or a piece of text that the message quotes, or a word of it. Immutable.
 *
 * @param units the texts that were compiled
 * @param rule the rule that does not compile
 */
record MessagePlace(List<DrlUnit> units, Rule rule) {

    private static final Pattern QUOTED = Pattern.compile("'([^']{2,})'|\"([^\"]{2,})\"");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_$][\\w$]+");
    private static final Set<String> COMMON_WORDS = Set.of(
            "the", "method", "type", "class", "field", "on", "is", "for", "in", "not", "to", "cannot", "be", "of",
            "with", "or", "and", "java", "lang", "line", "an", "find", "rule", "when", "then", "end", "from", "import");

    SourcePosition of(BuildMessage message) {
        return named(message)
                .or(() -> firstLineWith(Stream.of(message.code())))
                .or(() -> firstLineWith(expression(message.text())))
                .or(() -> firstLineWith(quoted(message.text())))
                .or(() -> firstLineWithWord(message.text()))
                .orElse(rule.position());
    }

    /** The line that Drools names, unless it is only where the rule starts. */
    private Optional<SourcePosition> named(BuildMessage message) {
        return units.stream()
                .filter(unit -> unit.name().equals(message.unit()))
                .flatMap(unit -> unit.stretchAt(message.line()).stream())
                .filter(stretch -> stretch.rule() == rule && message.line() > stretch.first())
                .map(stretch -> DrlUnit.position(stretch, message.line()))
                .findFirst();
    }

    private static Stream<String> expression(String text) {
        return Stream.of(": ", "Expression ")
                .filter(text::contains)
                .map(mark -> text.substring(text.indexOf(mark) + mark.length()));
    }

    private static Stream<String> quoted(String text) {
        return QUOTED.matcher(text).results().map(found -> found.group(1) != null ? found.group(1) : found.group(2));
    }

    private Optional<SourcePosition> firstLineWith(Stream<String> pieces) {
        return pieces.map(MessagePlace::dense)
                .filter(piece -> piece.length() > 1)
                .flatMap(piece -> lineWhere(line -> dense(line).contains(piece)).stream())
                .findFirst();
    }

    private Optional<SourcePosition> firstLineWithWord(String text) {
        return WORD.matcher(text)
                .results()
                .map(word -> word.group())
                .filter(word -> !COMMON_WORDS.contains(word.toLowerCase(java.util.Locale.ROOT)))
                .map(word -> Pattern.compile("\\b" + Pattern.quote(word) + "\\b"))
                .flatMap(word -> lineWhere(line -> word.matcher(line).find()).stream())
                .findFirst();
    }

    /** The first line behind the one with the name of the rule that passes a test. */
    private Optional<SourcePosition> lineWhere(java.util.function.Predicate<String> test) {
        String[] lines = rule.source().text().split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = i == 0 ? lines[0].replaceFirst("^\\s*rule\\s+(\"[^\"]*\"|\\S+)", "") : lines[i];
            if (test.test(line)) {
                return Optional.of(DrlUnit.lineOf(rule, i));
            }
        }
        return Optional.empty();
    }

    private static String dense(String text) {
        return text.replaceAll("\\s+|;\\s*$|:\\s*$", "");
    }
}
