package dev.pointsman.drools.compile;

import dev.pointsman.drools.run.Causes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.kie.api.builder.Message;

/**
 * What Drools says against a text, in words for a person: without generated sources and class names. Immutable.
 *
 * @param unit the {@link DrlUnit} it stands against, or empty when Drools names a file that it generated
 * @param line the line of the unit, or 0 when Drools names none
 * @param code the line of generated Java that the Java compiler refuses, or empty
 * @param text what is wrong
 */
public record BuildMessage(String unit, int line, String code, String text) {

    private static final String GENERATED = "Java source of ";
    private static final String USELESS = "Parser returned a null Package";
    private static final int LONGEST = 300;

    /** Cut off with everything behind them: stack traces, and lists of every token that could have come. */
    private static final Pattern TAIL = Pattern.compile(
            "(\\s*Problem stacktrace|[;.,]\\s*Exception: |\\s*Stack trace:|,? expect(ing|ed) (\\{|one of)).*",
            Pattern.DOTALL);

    private static final Pattern PARSER_PREFIX = Pattern.compile("^(\\[ERR \\d+] )?Line \\d+:\\d+ ");
    private static final Pattern PARSER_SUFFIX = Pattern.compile(" in rule \"?r\\d+\"?$| on rule 'r\\d+'\\.?$");
    private static final Pattern PLACE = Pattern.compile("caused by: \\(line \\d+,\\s*col \\d+\\) ");
    private static final Pattern GENERATED_NAME =
            Pattern.compile("\\b(?:[\\w.]*\\.)?(Rules|Lambda[A-Za-z]+|Domain\\w+?)[0-9A-F]{32}\\w*");

    static List<BuildMessage> of(List<Message> messages) {
        Map<String, String> sources = new HashMap<>();
        for (Message message : messages) {
            if (message.getText().startsWith(GENERATED)) {
                sources.put(message.getPath(), message.getText());
            }
        }
        List<BuildMessage> found = new ArrayList<>();
        for (Message message : messages) {
            if (!message.getText().startsWith(GENERATED) && !message.getText().equals(USELESS)) {
                found.add(of(message, sources.getOrDefault(message.getPath(), "")));
            }
        }
        return found;
    }

    static BuildMessage of(Throwable thrown) {
        return new BuildMessage("", 0, "", "Drools fails on it with " + Causes.text(thrown));
    }

    static BuildMessage syntax(String unit, int line, String text) {
        return new BuildMessage(unit, line, "", clean(text));
    }

    private static BuildMessage of(Message message, String source) {
        String text = clean(message.getText());
        boolean inUnit = message.getPath() != null && message.getPath().endsWith(".drl");
        if (inUnit) {
            return new BuildMessage(message.getPath(), Math.max(0, message.getLine()), "", text);
        }
        String[] lines = source.split("\n", -1);
        // The first line of the message stands before the source.
        boolean known = message.getLine() > 0 && message.getLine() < lines.length;
        return new BuildMessage("", 0, known ? lines[message.getLine()] : "", text);
    }

    /** Takes out of a text of Drools what only a developer of Drools can use. */
    public static String clean(String text) {
        String clean = TAIL.matcher(text).replaceAll("");
        clean = PARSER_PREFIX.matcher(clean).replaceAll("");
        clean = PLACE.matcher(clean).replaceAll("caused by: ");
        clean = GENERATED_NAME.matcher(clean).replaceAll("the compiled rule");
        clean = clean.strip().replaceAll("\\s+", " ");
        clean = PARSER_SUFFIX.matcher(clean).replaceAll("").strip();
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) + "..." : clean;
    }
}
