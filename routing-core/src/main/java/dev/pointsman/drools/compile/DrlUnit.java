package dev.pointsman.drools.compile;

import dev.pointsman.rule.Rule;
import dev.pointsman.source.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text for Drools: rules that share a header, behind that header. Knows where each of its lines comes from. Immutable.
 *
 * <p>The text is plain ASCII, because Drools writes and reads generated sources in the default charset of the machine;
 * and rules bear a name of ours, because Drools makes Java names of theirs, which may collide.
 *
 * @param name file name under which Drools knows the text
 * @param text the text
 * @param header what stands before the first rule
 * @param stretches which lines belong to which rule, ascending
 */
record DrlUnit(String name, String text, String header, List<Stretch> stretches) {

    private static final Pattern COMMENT = Pattern.compile("//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern GLOBAL = Pattern.compile("\\bglobal\\s+[\\w.]+\\s+routing\\b");
    private static final String GLOBAL_LINE = "global dev.pointsman.rule.Routing routing;\n";
    private static final Pattern NAME =
            Pattern.compile("^(\\s*rule\\s+)(\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|\\S+)");

    /** Lines {@code first} to {@code last} of the unit, both from 1, are the text of {@code rule}. */
    record Stretch(Rule rule, int first, int last) {}

    static DrlUnit of(String name, String header, List<Rule> rules, Map<Rule, String> names) {
        StringBuilder text = new StringBuilder(header).append('\n');
        if (!GLOBAL.matcher(COMMENT.matcher(header).replaceAll(" ")).find()) {
            text.append(GLOBAL_LINE);
        }
        int line = 1 + lineEnds(text);
        List<Stretch> stretches = new ArrayList<>();
        for (Rule rule : rules) {
            String renamed = renamed(rule.source().text(), names.getOrDefault(rule, rule.id()));
            int last = line + lineEnds(renamed);
            stretches.add(new Stretch(rule, line, last));
            text.append(renamed).append('\n');
            line = last + 1;
        }
        return new DrlUnit(name, ascii(text), header, List.copyOf(stretches));
    }

    /** Returns the rule that covers a line. */
    Optional<Stretch> stretchAt(int line) {
        return stretches.stream()
                .filter(stretch -> stretch.first() <= line && line <= stretch.last())
                .findFirst();
    }

    /** Returns the place in the rule author's file from which a line of the unit comes. */
    static SourcePosition position(Stretch stretch, int line) {
        return lineOf(stretch.rule(), line - stretch.first());
    }

    /** Returns a line of a rule, 0 for its first. */
    static SourcePosition lineOf(Rule rule, int offset) {
        return offset == 0
                ? rule.position()
                : new SourcePosition(rule.position().file(), rule.source().line() + offset, 0);
    }

    private static String renamed(String text, String name) {
        Matcher matcher = NAME.matcher(text);
        return matcher.find() ? matcher.group(1) + '"' + name + '"' + text.substring(matcher.end()) : text;
    }

    private static int lineEnds(CharSequence text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    private static String ascii(CharSequence text) {
        StringBuilder ascii = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 128) {
                ascii.append(c);
            } else {
                ascii.append(String.format("\\u%04x", (int) c));
            }
        }
        return ascii.toString();
    }
}
