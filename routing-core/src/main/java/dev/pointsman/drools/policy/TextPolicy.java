package dev.pointsman.drools.policy;

import dev.pointsman.source.LineMap;
import dev.pointsman.source.SourceFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Refuses characters that Java, or a parser, reads otherwise than people see them. Stateless. */
public final class TextPolicy {

    /** Unicode escapes, control and direction characters. */
    private static final Pattern TREACHEROUS =
            Pattern.compile("\\\\u|[\\p{Cntrl}&&[^\\n\\t]]|[\\u0080-\\u009f\\u202a-\\u202e\\u2066-\\u2069]");

    private static final Pattern FILE_NAME = Pattern.compile("[^\"\\\\\\p{Cntrl}]*+");

    private TextPolicy() {}

    /** Checks a text and the name of its file. */
    static void check(LineMap lines, PolicyFindings findings) {
        String text = lines.file().text();
        Matcher found = TREACHEROUS.matcher(text);
        if (findings.restricted() && !isPlain(text) && found.find()) {
            boolean escape = found.group().startsWith("\\");
            String what = escape
                    ? "a unicode escape"
                    : String.format("the character U+%04X", (int) found.group().charAt(0));
            findings.forbidden(
                    found.start(),
                    what + " is not allowed in rule text",
                    "Write the character itself: files are UTF-8.");
        }
        if (!FILE_NAME.matcher(lines.file().name()).matches()) {
            findings.forbidden(0, "the name of a file must have no quote and no backslash", "Rename the file.");
        }
    }

    /** Tells whether there is nothing to refuse. */
    public static boolean isOrdinary(SourceFile file) {
        return (isPlain(file.text()) || !TREACHEROUS.matcher(file.text()).find())
                && FILE_NAME.matcher(file.name()).matches();
    }

    /** Tells whether nothing in a text can be treacherous, as in most files: many times faster than the pattern. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '~' || c == '\\' || (c < ' ' && c != '\n' && c != '\t')) {
                return false;
            }
        }
        return true;
    }
}
